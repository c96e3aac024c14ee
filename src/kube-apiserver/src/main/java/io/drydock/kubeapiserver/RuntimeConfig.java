package io.drydock.kubeapiserver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings the keys of {@code --runtime-config} to one spelling: {@code api/all}, {@code api/beta}, {@code v1},
 * {@code apps/v1}.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
final class RuntimeConfig {
    private static final String LEGACY = "api/legacy";

    private RuntimeConfig() {}

    /** Old spellings replaced; a key that stands without a value turns its API on. */
    static Map<String, Boolean> normalize(Map<String, String> given) {
        Map<String, Boolean> normal = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            // Means the core API at every version, which cannot be turned off.
            if (!key.equals(LEGACY)) {
                normal.put(normalize(key), !value.equals("false"));
            }
        });
        return Collections.unmodifiableMap(normal);
    }

    private static String normalize(String key) {
        String core = key.startsWith("api/v1") ? key.substring("api/".length()) : key;
        // Its resources cannot be chosen one by one, so naming one of them means them all.
        if (core.equals("v1") || core.startsWith("v1/")) {
            return "v1";
        }
        return key.startsWith("apis/") ? key.substring("apis/".length()) : key;
    }
}
