package io.drydock.kubeapiserver.admission.pod;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares tolerations by what they put up with.
 *
 * @see "Go: pkg/util/tolerations/tolerations.go: MergeTolerations, VerifyAgainstWhitelist"
 */
public final class Tolerations {
    private Tolerations() {}

    /** All of them, but for those that another one covers; of equals the first stays. */
    public static List<JsonNode> merge(List<JsonNode> first, List<JsonNode> second) {
        List<JsonNode> all = new ArrayList<>(first);
        all.addAll(second);
        List<JsonNode> merged = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode toleration = all.get(i);
            boolean covered = merged.stream().anyMatch(kept -> covers(kept, toleration))
                    || all.subList(i + 1, all.size()).stream()
                            .anyMatch(later -> !later.equals(toleration) && covers(later, toleration));
            if (!covered) {
                merged.add(toleration);
            }
        }
        return merged;
    }

    /** Whether each is covered by one that is allowed; where nothing is listed, everything is. */
    static boolean areWithin(List<JsonNode> tolerations, List<JsonNode> allowed) {
        return allowed.isEmpty()
                || tolerations.stream()
                        .allMatch(toleration -> allowed.stream().anyMatch(wider -> covers(wider, toleration)));
    }

    private static boolean covers(JsonNode wider, JsonNode toleration) {
        if (wider.equals(toleration)) {
            return true;
        }
        boolean exists = text(wider, "operator").equals("Exists");
        boolean anyKey = text(wider, "key").isEmpty() && exists;
        boolean anyEffect = text(wider, "effect").isEmpty();
        if (!anyKey && !text(wider, "key").equals(text(toleration, "key"))
                || !anyEffect && !text(wider, "effect").equals(text(toleration, "effect"))
                || text(wider, "effect").equals("NoExecute") && !lastsAsLong(wider, toleration)) {
            return false;
        }
        return exists
                || isEqual(wider) && isEqual(toleration) && text(wider, "value").equals(text(toleration, "value"));
    }

    private static boolean lastsAsLong(JsonNode wider, JsonNode toleration) {
        JsonNode bound = wider.path("tolerationSeconds");
        JsonNode seconds = toleration.path("tolerationSeconds");
        return !bound.isNumber() || seconds.isNumber() && seconds.asLong() <= bound.asLong();
    }

    private static boolean isEqual(JsonNode toleration) {
        String operator = text(toleration, "operator");
        return operator.isEmpty() || operator.equals("Equal");
    }

    private static String text(JsonNode toleration, String field) {
        return toleration.path(field).asString("");
    }
}
