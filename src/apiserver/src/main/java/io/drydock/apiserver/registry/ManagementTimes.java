package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that a write which changes nothing but when managers last wrote changes nothing at all. Older releases
 * do not.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/equality.go:
 *     IgnoreManagedFieldsTimestampsTransformer (1.36)"
 */
record ManagementTimes(Release release, ObjectCodec codec) {
    private static final String FIELD = "managedFields";

    void keepUnlessChanged(KubeObject changed, KubeObject old) {
        JsonNode before = old.at("metadata", FIELD);
        JsonNode now = changed.at("metadata", FIELD);
        if (!release.atLeast(Release.V1_36)
                || now.isEmpty()
                || now.equals(before)
                || !timeless(now).equals(timeless(before))) {
            return;
        }
        KubeObject withOldTimes = KubeObject.of(changed.tree().deepCopy());
        withOldTimes.metadata().set(FIELD, before.deepCopy());
        if (codec.sameWhenStored(withOldTimes, old)) {
            changed.metadata().set(FIELD, before.deepCopy());
        }
    }

    private static JsonNode timeless(JsonNode entries) {
        if (entries.deepCopy() instanceof ArrayNode copy) {
            copy.forEach(entry -> {
                if (entry instanceof ObjectNode tree) {
                    tree.remove("time");
                }
            });
            return copy;
        }
        return entries;
    }
}
