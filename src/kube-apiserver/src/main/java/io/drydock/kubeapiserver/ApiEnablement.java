package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.GroupVersionFact;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which group versions are served: those that the release turns on by itself, changed by what
 * {@code --runtime-config} says of all, of a stage, or of one by name.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go: MergeResourceEncodingConfigs"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/resourceconfig/helpers.go: MergeAPIResourceConfigs"
 */
final class ApiEnablement implements Predicate<GroupVersion> {
    private final Set<GroupVersion> enabled = new LinkedHashSet<>();

    /**
     * @param overrides by {@code api/all}, {@code api/ga}, {@code api/beta}, {@code api/alpha} or a group version
     * @param requested the environment's {@code KUBE_API_VERSIONS}, by which releases up to 1.18 could be told to serve
     *     nothing else; empty for all
     * @throws IllegalArgumentException when one is requested that there is not
     */
    ApiEnablement(TypeCatalog catalog, Map<String, Boolean> overrides, String requested) {
        Set<GroupVersion> only = requested(catalog, requested);
        for (GroupVersionFact fact : catalog.groupVersions()) {
            boolean wanted = only.isEmpty() || only.contains(fact.groupVersion());
            if (wanted && isEnabled(fact, overrides)) {
                enabled.add(fact.groupVersion());
            }
        }
    }

    private static Set<GroupVersion> requested(TypeCatalog catalog, String requested) {
        Set<GroupVersion> known = new LinkedHashSet<>();
        catalog.groupVersions().forEach(fact -> known.add(fact.groupVersion()));
        Set<GroupVersion> wanted = new LinkedHashSet<>();
        Set<String> missing = new TreeSet<>();
        for (String version : requested.isEmpty() ? new String[0] : requested.split(",", -1)) {
            GroupVersion groupVersion = GroupVersion.parse(version.strip());
            wanted.add(groupVersion);
            if (!known.contains(groupVersion)) {
                missing.add(version);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("KUBE_API_VERSIONS contains versions that are not installed: " + missing
                    + "; release " + catalog.release().version() + " has " + known);
        }
        return wanted;
    }

    @Override
    public boolean test(GroupVersion version) {
        return enabled.contains(version);
    }

    private static boolean isEnabled(GroupVersionFact fact, Map<String, Boolean> overrides) {
        String apiVersion = fact.groupVersion().apiVersion();
        String stage = "api/" + stage(fact.groupVersion().version());
        for (String key : new String[] {apiVersion, stage, "api/all"}) {
            Boolean chosen = overrides.get(key);
            if (chosen != null) {
                return chosen;
            }
        }
        return fact.enabledByDefault();
    }

    private static String stage(String version) {
        if (version.contains("alpha")) {
            return "alpha";
        }
        return version.contains("beta") ? "beta" : "ga";
    }
}
