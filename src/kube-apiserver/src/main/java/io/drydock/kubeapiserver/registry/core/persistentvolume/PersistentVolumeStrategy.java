package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.claimspec.StorageSpecValidation;
import io.drydock.kubeapiserver.registry.core.podspec.NodeSelectorValidation;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @see "Go: pkg/registry/core/persistentvolume/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec"
 */
final class PersistentVolumeStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String ATTRIBUTES = "volumeAttributesClassName";
    private static final List<String> POLICIES = List.of("Delete", "Recycle", "Retain");

    PersistentVolumeStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        ObjectNode status = object.tree().putObject("status");
        status.put("phase", "Pending");
        if (release().atLeast(Release.V1_36)) {
            PersistentVolumeStatusStrategy.stamp(status);
        }
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        validate(object, errors);
        return errors.list();
    }

    private void validate(KubeObject object, FieldErrors errors) {
        JsonNode spec = object.at("spec");
        if (spec.path("accessModes").isEmpty()) {
            errors.required(SPEC.child("accessModes"), "");
        }
        StorageSpecValidation.validateAccessModes(spec, release(), SPEC, errors);
        JsonNode capacity = spec.path("capacity");
        if (capacity.isEmpty()) {
            errors.required(SPEC.child("capacity"), "");
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            Object shown = capacity.isEmpty() ? none(capacity) : capacity;
            errors.notSupported(SPEC.child("capacity"), shown, List.of("storage"));
        }
        for (Map.Entry<String, JsonNode> amount : capacity.properties()) {
            FieldPath path = SPEC.child("capacity").key(amount.getKey());
            StorageSpecValidation.requireAmount(amount.getValue().asString(""), path, errors);
            StorageSpecValidation.requirePositive(amount.getValue().asString(""), path, errors);
        }
        String policy = spec.path("persistentVolumeReclaimPolicy").asString("");
        if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            errors.notSupported(SPEC.child("persistentVolumeReclaimPolicy"), policy, POLICIES);
        }
        validateAffinity(spec.path("nodeAffinity"), errors);
        boolean isPinned = spec.path("nodeAffinity").isObject();
        PersistentSources.validate(spec, object.name(), isPinned, release(), SPEC, errors);
        StorageSpecValidation.validateClass(spec, SPEC, errors);
        StorageSpecValidation.validateMode(spec, SPEC, errors);
        PersistentSources.validateAttributesClass(spec, SPEC, errors);
    }

    private static ShownValue none(JsonNode capacity) {
        return capacity.isObject()
                ? new ShownValue("core.ResourceList{}", "{}")
                : new ShownValue("core.ResourceList(nil)", "null");
    }

    private void validateAffinity(JsonNode affinity, FieldErrors errors) {
        FieldPath path = SPEC.child("nodeAffinity").child("required");
        if (affinity.path("required").isObject()) {
            NodeSelectorValidation.validate(affinity.path("required"), release(), path, errors);
        } else if (affinity.isObject()) {
            errors.required(path, "must specify required node constraints");
        }
    }

    /** A changed volume is looked at as if it were new, and once more before it is compared with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validateMetadata(object));
        validate(object, errors);
        errors.addAll(validateMetadata(object));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        validate(object, errors);
        JsonNode spec = CanonicalForm.ofStored(object.tree(), context().type()).path("spec");
        JsonNode before = CanonicalForm.ofStored(old.tree(), context().type()).path("spec");
        if (!source(spec, before).equals(source(before, before))) {
            errors.forbidden(
                    SPEC.child("persistentvolumesource"), "spec.persistentvolumesource is immutable after creation");
        }
        errors.immutable(spec.path("volumeMode"), before.path("volumeMode"), FieldPath.of("volumeMode"));
        if (before.has("nodeAffinity") && !spec.path("nodeAffinity").equals(before.path("nodeAffinity"))) {
            errors.invalid(
                    FieldPath.of("nodeAffinity"),
                    spec.path("nodeAffinity"),
                    FieldErrors.IMMUTABLE
                            + (release().atLeast(Release.V1_36) ? ", except for updating from beta label to GA" : ""));
        }
        if (before.has(ATTRIBUTES) && !spec.has(ATTRIBUTES)) {
            errors.forbidden(SPEC.child(ATTRIBUTES), "update from non-nil value to nil is forbidden");
        }
        return errors.list();
    }

    /** A driver's secret for making a volume larger may come later than the volume. */
    private JsonNode source(JsonNode spec, JsonNode before) {
        if (!(spec instanceof ObjectNode fields)) {
            return spec;
        }
        ObjectNode source = fields.deepCopy().retain(PersistentSources.SOURCES);
        String secret = "controllerExpandSecretRef";
        boolean addable =
                release().atLeast(Release.V1_36) && !before.path("csi").has(secret);
        if (addable && source.get("csi") instanceof ObjectNode csi) {
            csi.remove(secret);
        }
        return source;
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        return VolumeObjectWarnings.of(object);
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return warningsOnCreate(scope, object);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    @Override
    public boolean returnsDeletedObject() {
        return true;
    }
}
