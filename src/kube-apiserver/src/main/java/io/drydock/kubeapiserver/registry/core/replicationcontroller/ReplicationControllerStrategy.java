package io.drydock.kubeapiserver.registry.core.replicationcontroller;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.DisabledPodFields;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodWarnings;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * @see "Go: pkg/registry/core/replicationcontroller/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateReplicationControllerSpec"
 */
final class ReplicationControllerStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String TOO_MANY_CHARACTERS = "must be no more than 253 characters";
    private static final String TOO_MANY_BYTES = "must be no more than 253 bytes";

    private final PodTemplateValidation templates;

    ReplicationControllerStrategy(ResourceContext context) {
        super(context);
        this.templates = new PodTemplateValidation(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return validate(object);
    }

    private List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = object.at("spec");
        errors.notNegative(spec, SPEC, "minReadySeconds");
        if (spec.path("selector").isEmpty()) {
            errors.required(SPEC.child("selector"), "");
        }
        errors.notNegative(spec, SPEC, "replicas");
        JsonNode template = spec.path("template");
        FieldPath path = SPEC.child("template");
        if (!template.isObject()) {
            errors.required(path, "");
            return errors.list();
        }
        validateSelected(spec.path("selector"), template, path, errors);
        templates.validate(template, path, errors);
        String policy = template.path("spec").path("restartPolicy").asString("");
        if (!policy.equals("Always")) {
            errors.notSupported(path.child("spec").child("restartPolicy"), policy, List.of("Always"));
        }
        if (template.path("spec").path("activeDeadlineSeconds").isNumber()) {
            errors.forbidden(
                    path.child("spec").child("activeDeadlineSeconds"),
                    "activeDeadlineSeconds in ReplicationController is not Supported");
        }
        return errors.list();
    }

    private static void validateSelected(JsonNode selector, JsonNode template, FieldPath path, FieldErrors errors) {
        Map<String, String> labels = new LinkedHashMap<>();
        template.path("metadata")
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        boolean selected = selector.properties().stream()
                .allMatch(label -> label.getValue().asString("").equals(labels.get(label.getKey())));
        if (!selector.isEmpty() && !selected) {
            errors.invalid(
                    path.child("metadata").child("labels"), labels, "`selector` does not match template `labels`");
        }
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        List<String> warnings = new ArrayList<>(PodWarnings.ofOwnerName(object.name()));
        warnings.addAll(PodWarnings.ofTemplate(object.at("spec", "template"), SPEC.child("template")));
        return warnings;
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        boolean changed = object.generation() != old.generation();
        return changed ? PodWarnings.ofTemplate(object.at("spec", "template"), SPEC.child("template")) : List.of();
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        DisabledPodFields.drop(podSpec(object), MissingNode.getInstance(), release());
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        DisabledPodFields.drop(podSpec(object), podSpec(old), release());
        super.prepareForUpdate(scope, object, old);
    }

    private static JsonNode podSpec(KubeObject object) {
        return object.at("spec", "template", "spec");
    }

    /** Older releases look at a changed one as if it were new, before they compare it with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (!newer()) {
            errors.addAll(validateMetadata(object));
            errors.addAll(validate(object));
        }
        errors.addAll(super.validateMetadataUpdate(object, old));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return validate(object);
    }

    /** Newer releases count the bytes of a name, and let the beginning of a generated one be. */
    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        if (!newer()) {
            return super.validateName(name, isPrefix);
        }
        return isPrefix
                ? List.of()
                : NameRules.dns1123Subdomain(name).stream()
                        .map(problem -> problem.equals(TOO_MANY_CHARACTERS) ? TOO_MANY_BYTES : problem)
                        .toList();
    }

    private boolean newer() {
        return release().atLeast(Release.V1_36);
    }

    /** Its pods outlived it before there was garbage collection, and clients rely on that. */
    @Override
    public boolean orphansDependentsByDefault() {
        return true;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of(
                "status.replicas", Long.toString(object.at("status", "replicas").asLong(0)));
    }
}
