package io.drydock.chapters.complete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many changes of each resource are remembered, for watches that come back. More memory is taken to mean a larger
 * cluster, and a larger cluster to mean more changes.
 *
 * @see "Go: pkg/registry/cachesize/cachesize.go: NewHeuristicWatchCacheSizes"
 */
final class WatchCacheSizes {
    /** The rule of thumb was 120 GB for 2000 nodes. */
    private static final int MEGABYTES_PER_NODE = 60;

    private WatchCacheSizes() {}

    // tag::sizes[]
    static Map<String, Integer> of(int targetRamMb, List<String> given, List<String> problems) {
        int nodes = targetRamMb / MEGABYTES_PER_NODE;
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("replicationcontrollers", Math.max(5 * nodes, 100));
        sizes.put("endpoints", Math.max(10 * nodes, 1000));
        sizes.put("nodes", Math.max(5 * nodes, 1000));
        sizes.put("pods", Math.max(50 * nodes, 1000));
        sizes.put("services", Math.max(5 * nodes, 1000));
        sizes.put("events", 0);
        sizes.put("apiservices.apiregistration.k8s.io", Math.max(5 * nodes, 1000));
        for (String setting : given) {
            if (setting.matches("[^#]+#\\d{1,9}")) {
                sizes.put(setting.split("#")[0], Integer.valueOf(setting.split("#")[1]));
            } else {
                problems.add("--watch-cache-sizes: \"" + setting + "\" must be of the form resource[.group]#size");
            }
        }
        return sizes;
    }
    // end::sizes[]
}
