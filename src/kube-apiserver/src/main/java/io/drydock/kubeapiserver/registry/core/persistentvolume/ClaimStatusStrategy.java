package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.claimspec.StorageSpecValidation;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a claim is told what it was given, and how far its growth has got.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimStatusUpdate"
 */
final class ClaimStatusStrategy extends StatusStrategy {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final List<String> GROWTH = List.of(
            "ControllerResizeInProgress",
            "ControllerResizeInfeasible",
            "NodeResizeInProgress",
            "NodeResizeInfeasible",
            "NodeResizePending");

    private final Release release;

    ClaimStatusStrategy(RestStrategy main, Release release) {
        super(main);
        this.release = release;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject claim, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        FieldPath capacity = STATUS.child("capacity");
        for (Map.Entry<String, JsonNode> amount : claim.at("status", "capacity").properties()) {
            StorageSpecValidation.requireAmount(amount.getValue().asString(""), capacity.key(amount.getKey()), errors);
        }
        if (release.atLeast(Release.V1_36)) {
            validateGrowth(claim.at("status", "allocatedResourceStatuses"), errors);
            validateAllocated(claim.at("status", "allocatedResources"), errors);
        }
        return errors.list();
    }

    private static void validateGrowth(JsonNode statuses, FieldErrors errors) {
        FieldPath path = STATUS.child("allocatedResourceStatuses");
        for (Map.Entry<String, JsonNode> status : statuses.properties()) {
            isResource(status.getKey(), path, errors);
            if (!GROWTH.contains(status.getValue().asString(""))) {
                errors.notSupported(
                        path, status.getKey(), GROWTH.stream().sorted().toList());
            }
        }
    }

    private static void validateAllocated(JsonNode amounts, FieldErrors errors) {
        FieldPath path = STATUS.child("allocatedResources");
        for (Map.Entry<String, JsonNode> amount : amounts.properties()) {
            String text = amount.getValue().asString("");
            if (isResource(amount.getKey(), path, errors)
                    && StorageSpecValidation.requireAmount(text, path.key(amount.getKey()), errors)) {
                ResourceNames.validateQuantity("storage", text, path.key(amount.getKey()), errors);
            }
        }
    }

    private static boolean isResource(String name, FieldPath path, FieldErrors errors) {
        List<String> problems = NameRules.qualifiedName(name);
        errors.invalid(path, name, problems);
        if (problems.isEmpty() && ResourceNames.isNative(name) && !name.equals("storage")) {
            errors.notSupported(path, name, List.of("storage"));
            return false;
        }
        return problems.isEmpty();
    }
}
