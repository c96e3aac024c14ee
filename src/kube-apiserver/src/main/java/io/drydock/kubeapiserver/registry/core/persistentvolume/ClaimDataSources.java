package io.drydock.kubeapiserver.registry.core.persistentvolume;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a claim's volume is filled from. The older of the two fields holds only claims and snapshots, and what else it
 * says is silently dropped; the newer one holds anything. Both say the same where only one was given.
 *
 * @see "Go: pkg/api/persistentvolumeclaim/util.go: DropDisabledFields, EnforceDataSourceBackwardsCompatibility,
 *     NormalizeDataSources"
 */
final class ClaimDataSources {
    private static final String OLDER = "dataSource";
    private static final String NEWER = "dataSourceRef";
    private static final String SNAPSHOTS = "snapshot.storage.k8s.io";

    private ClaimDataSources() {}

    /** @param before the specification that is stored; empty for a new claim */
    static void settle(ObjectNode spec, ObjectNode before, boolean knowsBoth) {
        boolean hadNewer = before.path(NEWER).isObject();
        boolean hadOne = hadNewer || before.path(OLDER).isObject();
        boolean elsewhere = !spec.path(NEWER).path("namespace").asString("").isEmpty();
        if (!knowsBoth || (elsewhere && !hadNewer)) {
            spec.remove(NEWER);
        }
        if (!hadOne && !spec.path(NEWER).isObject() && !isClaimOrSnapshot(spec.path(OLDER))) {
            spec.remove(OLDER);
        }
        if (knowsBoth) {
            align(spec);
        }
    }

    static void align(ObjectNode spec) {
        boolean elsewhere = !spec.path(NEWER).path("namespace").asString("").isEmpty();
        if (!spec.path(NEWER).isObject()) {
            copy(spec, OLDER, NEWER);
        } else if (!spec.path(OLDER).isObject() && !elsewhere) {
            copy(spec, NEWER, OLDER);
        }
    }

    private static void copy(ObjectNode spec, String from, String to) {
        if (spec.get(from) instanceof ObjectNode source) {
            spec.set(to, source.deepCopy().retain(List.of("apiGroup", "kind", "name")));
        }
    }

    private static boolean isClaimOrSnapshot(JsonNode source) {
        String group = source.path("apiGroup").asString("");
        return switch (source.path("kind").asString("")) {
            case "PersistentVolumeClaim" -> group.isEmpty();
            case "VolumeSnapshot" -> group.equals(SNAPSHOTS);
            default -> false;
        };
    }
}
