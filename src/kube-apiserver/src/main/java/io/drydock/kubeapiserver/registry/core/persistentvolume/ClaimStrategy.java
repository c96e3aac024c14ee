package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimSpecValidation;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimWarnings;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A claim asks for storage; once it has some, it may ask for more of it.
 *
 * @see "Go: pkg/registry/core/persistentvolumeclaim/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimUpdate"
 */
final class ClaimStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";
    private static final String ATTRIBUTES = "volumeAttributesClassName";

    ClaimStrategy(ResourceContext context) {
        super(context);
    }

    private boolean newer() {
        return release().atLeast(Release.V1_36);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status").put("phase", "Pending");
        ClaimDataSources.settle(object.objectAt("spec"), JsonNodeFactory.instance.objectNode(), newer());
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        ClaimDataSources.settle(object.objectAt("spec"), old.deepCopy().objectAt("spec"), newer());
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        new ClaimSpecValidation(release(), errors).validate(object.at("spec"), SPEC);
        return errors.list();
    }

    /** Older releases look at a changed one as if it were new, before they compare it with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (!newer()) {
            errors.addAll(validateMetadata(object));
            new ClaimSpecValidation(release(), errors).validate(object.at("spec"), SPEC);
        }
        errors.addAll(super.validateMetadataUpdate(object, old));
        return errors.list();
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        List<String> warnings = new ArrayList<>();
        if (object.annotations().containsKey(BETA_CLASS)) {
            warnings.add(FieldPath.of("metadata", "annotations").key(BETA_CLASS)
                    + ": deprecated since v1.8; use \"storageClassName\" attribute instead");
        }
        warnings.addAll(ClaimWarnings.of(object.at("spec"), SPEC));
        return warnings;
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return warningsOnCreate(scope, object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validateMetadata(object));
        ClaimSpecValidation.ofChange(old.at("spec"), release(), errors).validate(object.at("spec"), SPEC);
        ObjectNode spec = canonicalSpec(object);
        ObjectNode before = canonicalSpec(old);
        if (newer()) {
            ClaimDataSources.align(before);
        }
        boolean bound = object.at("status", "phase").asString("").equals("Bound");
        undoAllowedChanges(spec, before, bound);
        settleClass(object, old, spec, before, errors);
        if (!spec.equals(before)) {
            errors.forbidden(
                    SPEC,
                    newer()
                            ? "spec is immutable after creation except resources.requests and"
                                    + " volumeAttributesClassName for bound claims"
                            : "spec is immutable after creation except resources.requests for bound claims");
        }
        validateSize(object, old, errors);
        errors.immutable(object.at("spec", "volumeMode"), old.at("spec", "volumeMode"), FieldPath.of("volumeMode"));
        if (newer() && old.at("status", "currentVolumeAttributesClassName").isString()) {
            validateAttributesClass(object.at("spec", ATTRIBUTES), old.at("spec", ATTRIBUTES), errors);
        }
        return errors.list();
    }

    private ObjectNode canonicalSpec(KubeObject object) {
        return CanonicalForm.ofStored(object.tree(), context().type()).withObjectProperty("spec");
    }

    private void undoAllowedChanges(ObjectNode spec, ObjectNode before, boolean bound) {
        if (before.path("volumeName").asString("").isEmpty()) {
            copy(spec, before, "volumeName");
        }
        if (!bound) {
            return;
        }
        Optional<JsonNode> size =
                before.path("resources").path("requests").optional("storage").filter(JsonNode::isString);
        if (size.isPresent() && spec.path("resources").path("requests") instanceof ObjectNode requests) {
            requests.set("storage", size.get());
        }
        if (newer()) {
            copy(before, spec, ATTRIBUTES);
        }
    }

    /** The name of a class once was an annotation; it may move to its field, or be filled in where there was none. */
    private void settleClass(
            KubeObject object, KubeObject old, ObjectNode spec, ObjectNode before, FieldErrors errors) {
        String annotated = old.annotations().getOrDefault(BETA_CLASS, "");
        String now = object.annotations().getOrDefault(BETA_CLASS, "");
        JsonNode name = spec.path("storageClassName");
        boolean unset = !before.has("storageClassName") && name.isString();
        boolean hadAnnotation = old.annotations().containsKey(BETA_CLASS);
        boolean upgraded = unset
                && hadAnnotation
                && name.asString().equals(annotated)
                && (now.equals(annotated) || !object.annotations().containsKey(BETA_CLASS));
        if (upgraded) {
            spec.remove("storageClassName");
            return;
        }
        if (!now.equals(annotated)) {
            errors.invalid(FieldPath.of("metadata", "annotations", BETA_CLASS), now, FieldErrors.IMMUTABLE);
        }
        if (newer() && unset && (!hadAnnotation || name.asString().equals(annotated))) {
            spec.remove("storageClassName");
        }
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }

    /** Storage only grows; what has not been given yet may be asked for no more. */
    private void validateSize(KubeObject object, KubeObject old, FieldErrors errors) {
        FieldPath path = SPEC.child("resources").child("requests").child("storage");
        Quantity size = amount(object.at("spec", "resources", "requests", "storage"));
        Quantity before = amount(old.at("spec", "resources", "requests", "storage"));
        if (size.compareTo(before) >= 0) {
            return;
        }
        if (!newer()) {
            errors.forbidden(path, "field can not be less than previous value");
        } else if (size.compareTo(amount(old.at("status", "capacity", "storage"))) <= 0) {
            errors.forbidden(path, "field can not be less than status.capacity");
        }
    }

    private static Quantity amount(JsonNode amount) {
        return amount.isString() ? Quantity.parse(amount.asString()) : Quantity.ZERO;
    }

    /** Once a class has been put to use, there is no going back to none. */
    private static void validateAttributesClass(JsonNode name, JsonNode old, FieldErrors errors) {
        String used = " is forbidden when status.currentVolumeAttributesClassName is not nil";
        if (!name.isString() && old.isString()) {
            errors.forbidden(SPEC.child(ATTRIBUTES), "update to nil" + used);
        } else if (name.isString() && name.asString().isEmpty() && !name.equals(old)) {
            errors.forbidden(SPEC.child(ATTRIBUTES), "update to empty string" + used);
        }
    }

    @Override
    public boolean returnsDeletedObject() {
        return true;
    }
}
