package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many changes the watch cache keeps of each resource.
 *
 * @see "Go: pkg/kubeapiserver/default_storage_factory_builder.go; pkg/registry/cachesize/cachesize.go:
 *     NewHeuristicWatchCacheSizes"
 */
final class WatchCacheSizes {
    /** How much memory a server takes for every node of its cluster. */
    private static final long MEGABYTES_PER_NODE = 60;

    private WatchCacheSizes() {}

    /** Sizes after the cluster that so much memory is enough for, and above them what the user says. */
    static Map<GroupResource, Integer> of(long targetRamMegabytes, Flag<List<String>> given, Problems problems) {
        Map<GroupResource, Integer> sizes = estimate(targetRamMegabytes / MEGABYTES_PER_NODE);
        for (String setting : given.get()) {
            int hash = setting.indexOf('#');
            Optional<Integer> size = hash <= 0 ? Optional.empty() : size(setting.substring(hash + 1));
            if (size.isPresent()) {
                sizes.put(resource(setting.substring(0, hash)), size.get());
            } else {
                problems.add("--" + given.name() + ": \"" + setting
                        + "\" must be of the form resource[.group]#size, the size a number that is not negative");
            }
        }
        return Collections.unmodifiableMap(sizes);
    }

    private static Map<GroupResource, Integer> estimate(long nodes) {
        Map<GroupResource, Integer> sizes = new LinkedHashMap<>();
        sizes.put(resource("replicationcontrollers"), atLeast(100, 5 * nodes));
        sizes.put(resource("endpoints"), atLeast(1000, 10 * nodes));
        sizes.put(resource("nodes"), atLeast(1000, 5 * nodes));
        sizes.put(resource("pods"), atLeast(1000, 50 * nodes));
        sizes.put(resource("services"), atLeast(1000, 5 * nodes));
        // Nobody reads events so often that they are worth a cache.
        sizes.put(resource("events"), 0);
        sizes.put(resource("apiservices.apiregistration.k8s.io"), atLeast(1000, 5 * nodes));
        return sizes;
    }

    private static int atLeast(int least, long size) {
        return Math.clamp(size, least, Integer.MAX_VALUE);
    }

    private static Optional<Integer> size(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static GroupResource resource(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new GroupResource("", text)
                : new GroupResource(text.substring(dot + 1), text.substring(0, dot));
    }
}
