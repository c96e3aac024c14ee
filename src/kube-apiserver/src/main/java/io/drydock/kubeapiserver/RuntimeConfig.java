package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apiserver.options.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Brings the keys of {@code --runtime-config} to one spelling: {@code api/all}, {@code api/beta}, {@code v1},
 * {@code apps/v1}.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
final class RuntimeConfig {
    private static final String LEGACY = "api/legacy";
    private static final Set<String> STAGES = Set.of("api/all", "api/ga", "api/beta", "api/alpha");

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

    /**
     * Adds the groups that a release does not have.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/api_enablement.go: APIEnablementOptions.Validate"
     */
    static void validate(Map<String, Boolean> normal, Supplier<TypeCatalog> release, Problems problems) {
        Set<String> groups = new TreeSet<>();
        for (String key : normal.keySet()) {
            if (!STAGES.contains(key)) {
                groups.add(key.contains("/") ? key.substring(0, key.indexOf('/')) : "");
            }
        }
        if (!groups.isEmpty()) {
            release.get()
                    .groupVersions()
                    .forEach(known -> groups.remove(known.groupVersion().group()));
        }
        if (!groups.isEmpty()) {
            problems.add("--runtime-config: unknown api groups " + String.join(",", groups));
        }
    }

    private static String normalize(String key) {
        String core = key.startsWith("api/v1") ? key.substring("api/".length()) : key;
        // Its resources cannot be chosen one by one, so naming one of them means them all.
        if (core.equals("v1") || core.startsWith("v1/")) {
            return "v1";
        }
        return key;
    }
}
