package io.drydock.kubeapiserver.registry.core.event;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
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
    EventStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject event) {
        EventValidation validation = new EventValidation(event).legacy(release(), isOfCore(scope));
        return (isLenient(scope) ? validation : validation.created()).errors().list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject event, KubeObject old) {
        EventValidation validation = new EventValidation(canonical(event)).legacy(release(), isOfCore(scope));
        if (!isLenient(scope)) {
            // The older release compares a changed event with itself, so that nothing of it is fixed.
            boolean compares = release().atLeast(Release.V1_36);
            validation.updated(compares ? canonical(old) : canonical(event));
        }
        return validation.errors().list();
    }

    private KubeObject canonical(KubeObject event) {
        return KubeObject.of(CanonicalForm.ofStored(event.tree(), context().type()));
    }

    private static boolean isOfCore(RequestScope scope) {
        return scope.request().apiGroup().isEmpty();
    }

    /** Everything but {@code events.k8s.io/v1} lets pass what was always let pass. */
    private static boolean isLenient(RequestScope scope) {
        return isOfCore(scope) || scope.request().apiVersion().equals("v1beta1");
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
