package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.NodeSelectorValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which devices were chosen for the requests of a claim.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateAllocationResult"
 */
final class AllocationValidation {
    private static final int MOST_RESULTS = 32;
    private static final List<String> SOURCES = List.of("FromClaim", "FromClass");

    private AllocationValidation() {}

    static void validate(JsonNode allocation, RequestNames names, FieldPath path, FieldErrors errors) {
        JsonNode devices = allocation.path("devices");
        FieldPath at = path.child("devices");
        BoundedLists.slice(
                devices.path("results"),
                MOST_RESULTS,
                at.child("results"),
                errors,
                (result, here) -> result(result, names, here, errors));
        BoundedLists.slice(
                devices.path("config"), 2 * DeviceConfiguration.MOST, at.child("config"), errors, (entry, here) -> {
                    errors.requireOneOf(entry.path("source"), here.child("source"), SOURCES);
                    names.validate(entry.path("requests"), here.child("requests"), errors);
                    DeviceConfiguration.validate(entry, here, errors);
                });
        if (allocation.path("nodeSelector").isObject()) {
            NodeSelectorValidation.validate(
                    allocation.path("nodeSelector"), Release.V1_36, path.child("nodeSelector"), errors);
        }
    }

    private static void result(JsonNode result, RequestNames names, FieldPath path, FieldErrors errors) {
        names.validateOne(result.path("request").asString(""), path.child("request"), errors);
        DeviceNames.driver(result.path("driver").asString(""), path.child("driver"), errors);
        DeviceNames.pool(result.path("pool").asString(""), path.child("pool"), errors);
        DeviceNames.label(result.path("device").asString(""), path.child("device"), errors);
        BindingConditions.validate(result, path, errors);
        DeviceTaints.tolerations(result.path("tolerations"), path.child("tolerations"), errors);
    }
}
