package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.ConditionRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be said of the devices that a claim was given, and of who uses them.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateResourceClaimStatusUpdate"
 */
final class ClaimStatusValidation {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final int MOST_CONSUMERS = 256;
    private static final int MOST_CONDITIONS = 8;
    private static final int MAX_DATA_SIZE = 10 * 1024;

    private final FieldErrors errors = new FieldErrors();

    private ClaimStatusValidation() {}

    /** @param claim in canonical form, as is the old one */
    static List<FieldError> validate(KubeObject claim, KubeObject old) {
        ClaimStatusValidation validation = new ClaimStatusValidation();
        JsonNode status = claim.at("status");
        validation.consumers(status.path("reservedFor"));
        validation.devices(status);
        validation.reservations(claim, old);
        validation.allocation(claim, old);
        return validation.errors.list();
    }

    private void consumers(JsonNode consumers) {
        BoundedLists.set(
                consumers,
                MOST_CONSUMERS,
                STATUS.child("reservedFor"),
                errors,
                consumer -> consumer.path("uid").asString(""),
                (consumer, path) ->
                        List.of("resource", "name", "uid").forEach(field -> errors.requireText(consumer, path, field)));
    }

    private void devices(JsonNode status) {
        Set<String> allocated = new HashSet<>();
        status.path("allocation")
                .path("devices")
                .path("results")
                .forEach(result -> allocated.add(AllocatedDevices.shareId(result)));
        BoundedLists.set(
                status.path("devices"),
                Integer.MAX_VALUE,
                STATUS.child("devices"),
                errors,
                AllocatedDevices::shareId,
                (device, path) -> device(device, allocated, path));
    }

    private void device(JsonNode device, Set<String> allocated, FieldPath path) {
        DeviceNames.driver(device.path("driver").asString(""), path.child("driver"), errors);
        DeviceNames.pool(device.path("pool").asString(""), path.child("pool"), errors);
        DeviceNames.label(device.path("device").asString(""), path.child("device"), errors);
        if (!allocated.contains(AllocatedDevices.shareId(device))) {
            ObjectNode named = JsonNodeFactory.instance
                    .objectNode()
                    .put("Driver", device.path("driver").asString(""))
                    .put("Pool", device.path("pool").asString(""))
                    .put("Device", device.path("device").asString(""))
                    .put("ShareID", device.path("shareID").asString(""));
            errors.invalid(path, named, "must be an allocated device in the claim");
        }
        JsonNode conditions = device.path("conditions");
        if (conditions.size() > MOST_CONDITIONS) {
            errors.add(FieldError.tooMany(path.child("conditions"), conditions.size(), MOST_CONDITIONS));
        }
        ConditionRules.validate(conditions, path.child("conditions"), errors);
        if (device.has("data")) {
            DeviceConfiguration.object(device.path("data"), MAX_DATA_SIZE, path.child("data"), errors);
        }
    }

    private void reservations(KubeObject claim, KubeObject old) {
        JsonNode reserved = claim.at("status", "reservedFor");
        if (reserved.isEmpty()) {
            return;
        }
        FieldPath path = STATUS.child("reservedFor");
        if (!claim.at("status", "allocation").isObject()) {
            errors.forbidden(path, "may not be specified when `allocated` is not set");
        } else if (claim.deletionTimestamp().isPresent()) {
            Set<JsonNode> before = new HashSet<>();
            old.at("status", "reservedFor").forEach(before::add);
            if (reserved.valueStream().anyMatch(consumer -> !before.contains(consumer))) {
                errors.forbidden(
                        path,
                        "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
            }
        }
    }

    private void allocation(KubeObject claim, KubeObject old) {
        JsonNode allocation = claim.at("status", "allocation");
        JsonNode before = old.at("status", "allocation");
        FieldPath path = STATUS.child("allocation");
        if (allocation.isObject() && before.isObject()) {
            errors.immutable(allocation, before, path);
        } else if (allocation.isObject()) {
            AllocationValidation.validate(allocation, RequestNames.of(claim.at("spec", "devices")), path, errors);
        }
    }
}
