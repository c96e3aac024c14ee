package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.NodeSelectorValidation;
import io.drydock.kubeapiserver.registry.core.podspec.VolumeSourceValidation;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @see "Go: pkg/registry/core/persistentvolume/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec"
 */
final class PersistentVolumeStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> POLICIES = List.of("Delete", "Recycle", "Retain");
    private static final List<String> SOURCES = List.of(
            "hostPath",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "flocker",
            "nfs",
            "rbd",
            "quobyte",
            "cephfs",
            "iscsi",
            "cinder",
            "fc",
            "flexVolume",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "scaleIO",
            "local",
            "storageos",
            "csi");

    PersistentVolumeStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status").put("phase", "Pending");
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        validate(object, errors);
        return errors.list();
    }

    private static void validate(KubeObject object, FieldErrors errors) {
        JsonNode spec = object.at("spec");
        StorageSpecValidation.validateAccessModes(spec, SPEC, errors);
        JsonNode capacity = spec.path("capacity");
        if (capacity.isEmpty()) {
            errors.required(SPEC.child("capacity"), "");
        } else if (!capacity.has("storage") || capacity.size() > 1) {
            errors.notSupported(SPEC.child("capacity"), capacity, List.of("storage"));
        }
        capacity.properties()
                .forEach(amount -> StorageSpecValidation.validatePositive(
                        amount.getValue().asString(""), SPEC.child("capacity").key(amount.getKey()), errors));
        errors.requireOneOf(
                spec.path("persistentVolumeReclaimPolicy"), SPEC.child("persistentVolumeReclaimPolicy"), POLICIES);
        if (spec.path("nodeAffinity").path("required").isObject()) {
            NodeSelectorValidation.validate(
                    spec.path("nodeAffinity").path("required"),
                    SPEC.child("nodeAffinity").child("required"),
                    errors);
        }
        validateSource(object, spec, errors);
        StorageSpecValidation.validateClassAndMode(spec, SPEC, errors);
    }

    private static void validateSource(KubeObject object, JsonNode spec, FieldErrors errors) {
        boolean found = false;
        for (String type : SOURCES) {
            if (!spec.path(type).isObject()) {
                continue;
            }
            if (found) {
                errors.forbidden(SPEC.child(type), "may not specify more than 1 volume type");
            } else {
                found = true;
                VolumeSourceValidation.validate(type, spec.path(type), object.name(), SPEC.child(type), errors);
            }
        }
        if (!found) {
            errors.required(SPEC, "must specify a volume type");
        }
        if (spec.path("local").isObject()
                && spec.path("local").path("path").asString("").isEmpty()) {
            errors.required(SPEC.child("local").child("path"), "");
        }
        boolean wholeHost = spec.path("hostPath").path("path").asString("").equals("/");
        if (wholeHost && spec.path("persistentVolumeReclaimPolicy").asString("").equals("Recycle")) {
            errors.forbidden(
                    SPEC.child("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'");
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        validate(object, errors);
        JsonNode spec = CanonicalForm.ofStored(object.tree(), context().type()).path("spec");
        JsonNode before = CanonicalForm.ofStored(old.tree(), context().type()).path("spec");
        if (!source(spec).equals(source(before))) {
            errors.forbidden(
                    SPEC.child("persistentvolumesource"), "spec.persistentvolumesource is immutable after creation");
        }
        errors.immutable(spec.path("volumeMode"), before.path("volumeMode"), FieldPath.of("volumeMode"));
        return errors.list();
    }

    private static JsonNode source(JsonNode spec) {
        return spec instanceof ObjectNode fields ? fields.deepCopy().retain(SOURCES) : spec;
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
