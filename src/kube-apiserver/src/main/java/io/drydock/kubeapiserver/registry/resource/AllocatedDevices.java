package io.drydock.kubeapiserver.registry.resource;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Devices by driver, pool and name. */
final class AllocatedDevices {
    private AllocatedDevices() {}

    /** Those that a claim's status says it was given. */
    static Set<String> of(JsonNode status) {
        Set<String> all = new HashSet<>();
        status.path("allocation").path("devices").path("results").forEach(result -> all.add(id(result)));
        return all;
    }

    static String id(JsonNode device) {
        return device.path("driver").asString("") + "/" + device.path("pool").asString("") + "/"
                + device.path("device").asString("");
    }

    /** A device, or the share of one where it is shared. */
    static String shareId(JsonNode device) {
        String share = device.path("shareID").asString("");
        return share.isEmpty() ? id(device) : id(device) + "/" + share;
    }
}
