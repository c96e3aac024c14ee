package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * The devices that a claim was given. When they are taken back, so is what was told of them.
 *
 * @see "Go 1.36: pkg/registry/resource/resourceclaim/strategy.go: resourceclaimStatusStrategy"
 */
final class ResourceClaimStatusStrategy extends StatusStrategy {
    private static final List<String> KEPT_METADATA =
            List.of("deletionTimestamp", "labels", "annotations", "finalizers", "ownerReferences");

    private final ResourceClaimStrategy main;

    ResourceClaimStatusStrategy(ResourceClaimStrategy main) {
        super(main);
        this.main = main;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("metadata", "spec");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject claim, KubeObject old) {
        super.prepareForUpdate(scope, claim, old);
        KEPT_METADATA.forEach(field -> Trees.copyField(old.metadata(), claim.metadata(), field));
        Set<String> gone = AllocatedDevices.of(old.at("status"));
        gone.removeAll(AllocatedDevices.of(claim.at("status")));
        if (claim.at("status", "devices") instanceof ArrayNode devices && !gone.isEmpty()) {
            devices.removeIf(device -> gone.contains(AllocatedDevices.id(device)));
            if (devices.isEmpty()) {
                claim.objectAt("status").remove("devices");
            }
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject claim, KubeObject old) {
        return ClaimStatusValidation.validate(main.canonical(claim), main.canonical(old));
    }
}
