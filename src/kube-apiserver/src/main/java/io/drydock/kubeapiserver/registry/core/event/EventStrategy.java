package io.drydock.kubeapiserver.registry.core.event;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events tell of other objects, are written in great numbers, and go by themselves.
 *
 * @see "Go: pkg/registry/core/event/strategy.go"
 * @see "Go: pkg/apis/core/validation/events.go: ValidateEventCreate"
 */
final class EventStrategy extends GenericStrategy {
    private static final FieldPath NAMESPACE = FieldPath.of("involvedObject", "namespace");

    EventStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject event) {
        FieldErrors errors = new FieldErrors();
        String about = event.at("involvedObject", "namespace").asString("");
        String own = event.namespace();
        boolean matches = about.isEmpty() ? own.isEmpty() || own.equals("default") : about.equals(own);
        if (!matches) {
            errors.invalid(NAMESPACE, about, "does not match event.namespace");
        }
        if (!event.at("eventTime").asString("").isEmpty()) {
            validateReporter(event, errors);
        }
        return errors.list();
    }

    private static void validateReporter(KubeObject event, FieldErrors errors) {
        String reporter = event.at("reportingComponent").asString("");
        FieldPath path = FieldPath.of("reportingController");
        if (reporter.isEmpty()) {
            errors.required(path, "");
        }
        errors.invalid(path, reporter, NameRules.qualifiedName(reporter));
        for (String field : List.of("reportingInstance", "action", "reason")) {
            if (event.at(field).asString("").isEmpty()) {
                errors.required(FieldPath.of(field), "");
            }
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject event, KubeObject old) {
        return validate(scope, event);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.pathSegmentName(name, isPrefix);
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return true;
    }

    @Override
    public boolean isGarbageCollected() {
        return false;
    }

    @Override
    public boolean expires() {
        return true;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject event) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
            fields.put(
                    "involvedObject." + field, event.at("involvedObject", field).asString(""));
        }
        String component = event.at("source", "component").asString("");
        String reporter = event.at("reportingComponent").asString("");
        fields.put("source", component.isEmpty() ? reporter : component);
        fields.put("reason", event.at("reason").asString(""));
        fields.put("reportingComponent", reporter);
        fields.put("type", event.at("type").asString(""));
        return fields;
    }
}
