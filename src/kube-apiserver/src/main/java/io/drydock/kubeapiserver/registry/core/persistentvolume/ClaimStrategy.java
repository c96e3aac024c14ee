package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @see "Go: pkg/registry/core/persistentvolumeclaim/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimUpdate"
 */
final class ClaimStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");

    ClaimStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status").put("phase", "Pending");
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        validateSpec(object.at("spec"), SPEC, errors);
        return errors.list();
    }

    static void validateSpec(JsonNode spec, FieldPath path, FieldErrors errors) {
        StorageSpecValidation.validateAccessModes(spec, path, errors);
        errors.addAll(LabelValidation.validateSelector(spec.path("selector"), path.child("selector")));
        String storage = spec.path("resources").path("requests").path("storage").asString("");
        FieldPath storagePath = path.child("resources").key("storage");
        if (storage.isEmpty()) {
            errors.required(storagePath, "");
        } else {
            StorageSpecValidation.validatePositive(storage, storagePath, errors);
        }
        StorageSpecValidation.validateClassAndMode(spec, path, errors);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        validateSpec(object.at("spec"), SPEC, errors);
        JsonNode spec = CanonicalForm.ofStored(object.tree(), context().type()).path("spec");
        JsonNode before = CanonicalForm.ofStored(old.tree(), context().type()).path("spec");
        boolean bound = object.at("status", "phase").asString("").equals("Bound");
        if (!withAllowedChangesUndone(spec, before, bound).equals(before)) {
            errors.forbidden(
                    SPEC,
                    release().atLeast(Release.V1_36)
                            ? "spec is immutable after creation except resources.requests and"
                                    + " volumeAttributesClassName for bound claims"
                            : "spec is immutable after creation except resources.requests for bound claims");
        }
        if (storage(spec).compareTo(storage(before)) < 0) {
            errors.forbidden(
                    SPEC.child("resources").child("requests").child("storage"),
                    "field can not be less than previous value");
        }
        return errors.list();
    }

    private static JsonNode withAllowedChangesUndone(JsonNode spec, JsonNode before, boolean bound) {
        ObjectNode undone = (ObjectNode) spec.deepCopy();
        if (before.path("volumeName").asString("").isEmpty()) {
            undone.remove("volumeName");
        }
        if (bound && before.path("resources").path("requests").isObject()) {
            undone.withObjectProperty("resources")
                    .set("requests", before.path("resources").path("requests"));
        }
        if (bound && before.has("volumeAttributesClassName")) {
            undone.set("volumeAttributesClassName", before.get("volumeAttributesClassName"));
        }
        return undone;
    }

    private static Quantity storage(JsonNode spec) {
        String amount = spec.path("resources").path("requests").path("storage").asString("");
        return amount.isEmpty() ? Quantity.ZERO : Quantity.parse(amount);
    }

    @Override
    public boolean returnsDeletedObject() {
        return true;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of();
    }
}
