package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.runtime.KubeObject;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets kubectl move from client-side to server-side apply: what it last applied from the client, and nobody changed
 * since, is no conflict; and its annotation keeps telling what was applied.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/lastappliedmanager.go, lastappliedupdater.go"
 */
final class LastApplied {
    static final String MANAGER = "kubectl";

    private static final int MAX_ANNOTATIONS_SIZE = 256 * 1024;
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    static FieldSet unchangedSince(KubeObject live, Versions versions) {
        try {
            JsonNode applied = JsonDecoder.decode(live.annotations().getOrDefault(ANNOTATION, ""));
            boolean saysKind = applied.path("kind").isString()
                    && !applied.path("kind").asString().isEmpty();
            if (!saysKind || !applied.path("apiVersion").asString("").equals(versions.apiVersion())) {
                return FieldSet.EMPTY;
            }
            Shape shape = versions.shape();
            ShapeValidation.check(applied, shape);
            Comparison since = Comparison.of(applied, live.tree(), shape);
            return FieldSets.of(applied, shape).difference(since.changed()).difference(since.removed());
        } catch (JsonSyntaxException | ShapeException notReadable) {
            return FieldSet.EMPTY;
        }
    }

    static void renew(KubeObject object, ObjectNode configuration, MergeRules rules) {
        String before = object.annotations().get(ANNOTATION);
        if (before == null || (rules.subresources() && before.isEmpty())) {
            return;
        }
        ObjectNode applied = configuration.deepCopy();
        if (applied.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        object.setAnnotation(ANNOTATION, new String(JsonEncoder.encode(applied), StandardCharsets.UTF_8) + "\n");
        if (rules.subresources() && size(object) > MAX_ANNOTATIONS_SIZE) {
            ((ObjectNode) object.metadata().get("annotations")).remove(ANNOTATION);
        }
    }

    /** An annotation that would make the object too large is rather not there. */
    private static long size(KubeObject object) {
        return object.annotations().entrySet().stream()
                .mapToLong(annotation -> annotation.getKey().getBytes(StandardCharsets.UTF_8).length
                        + (long) annotation.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
