package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import java.time.Duration;
import java.util.List;

/**
 * Where objects are stored and how reads of them are cached.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/etcd.go: EtcdOptions"
 */
public final class EtcdOptions extends OptionGroup {
    public static final String MEMORY = "memory";

    public final Flag<String> storageBackend =
            string("storage-backend", "", "The store that keeps the objects. So far there is one: 'memory'.");
    public final Flag<List<String>> etcdServers = strings(
            "etcd-servers", List.of(), "The etcd servers to connect to, as scheme://host:port, between commas.");
    public final Flag<List<String>> etcdServersOverrides = strings(
            "etcd-servers-overrides",
            List.of(),
            "Other etcd servers for single resources, as group/resource#servers, the servers between semicolons.");
    public final Flag<String> etcdPrefix =
            string("etcd-prefix", "/registry", "The path in the store under which all keys lie.");
    public final Flag<String> etcdCaFile = string(
                    "etcd-cafile", "", "The certificate authority that signs the etcd servers' certificates.")
            .notYet();
    public final Flag<String> etcdCertFile = string(
                    "etcd-certfile", "", "The client certificate to show to the etcd servers.")
            .notYet();
    public final Flag<String> etcdKeyFile =
            string("etcd-keyfile", "", "The key of --etcd-certfile.").notYet();
    public final Flag<Duration> etcdCompactionInterval = duration(
                    "etcd-compaction-interval",
                    Duration.ofMinutes(5),
                    "How often old revisions are dropped from the store. Zero never does.")
            .notYet();
    public final Flag<Duration> etcdCountMetricPollPeriod = duration(
                    "etcd-count-metric-poll-period",
                    Duration.ofMinutes(1),
                    "How often the objects of each type are counted for the metrics. Zero never does.")
            .notYet();
    public final Flag<Duration> etcdDbMetricPollInterval = duration(
                    "etcd-db-metric-poll-interval",
                    Duration.ofSeconds(30),
                    "How often the store's size is read for the metrics. Zero never does.")
            .notYet();
    public final Flag<Duration> etcdHealthcheckTimeout = duration(
                    "etcd-healthcheck-timeout",
                    Duration.ofSeconds(2),
                    "How long a health check waits for the store's answer.")
            .notYet();
    public final Flag<String> storageMediaType = string(
                    "storage-media-type",
                    "application/vnd.kubernetes.protobuf",
                    "The encoding of stored objects. The memory store keeps JSON whatever is said here.")
            .notYet();
    public final Flag<String> encryptionProviderConfig = string(
                    "encryption-provider-config",
                    "",
                    "A file that says how to encrypt objects, secrets above all, before they are stored.")
            .notYet();
    public final Flag<Long> deleteCollectionWorkers = integer(
                    "delete-collection-workers", 1, "How many objects of a collection are deleted side by side.")
            .notYet();
    public final Flag<Boolean> enableGarbageCollector = bool(
                    "enable-garbage-collector",
                    true,
                    "Leave dependents to the garbage collector. Must agree with kube-controller-manager's flag.")
            .notYet();
    public final Flag<Boolean> watchCache = bool("watch-cache", true, "Serve reads and watches from a cache.");
    public final Flag<Long> defaultWatchCacheSize = integer(
            "default-watch-cache-size",
            100,
            "How many changes the watch cache keeps for a resource that nothing else is said about. Zero turns"
                    + " it off for those.");
    public final Flag<List<String>> watchCacheSizes = strings(
            "watch-cache-sizes",
            List.of(),
            "Sizes of the watch caches of single resources, as resource[.group]#size, between commas; the"
                    + " group is left out for the core API.");
    public final Flag<Long> deserializationCacheSize = integer(
                    "deserialization-cache-size", 0, "Without effect since etcd2 is gone.")
            .deprecated()
            .hidden();

    public EtcdOptions() {
        super("Etcd");
    }

    @Override
    public void validate(Problems problems) {
        if (!storageBackend.get().isEmpty() && !storageBackend.get().equals(MEMORY)) {
            problems.add(
                    storageBackend, "this store is not built yet; use memory, which forgets everything at the end");
        }
        if (!etcdServers.get().isEmpty()) {
            problems.add(etcdServers, "the etcd store is not built yet; leave the flag out to store in memory");
        }
        for (String override : etcdServersOverrides.get()) {
            problems.add(
                    isOverride(override)
                            ? "--etcd-servers-overrides: \"" + override
                                    + "\" cannot be followed: the etcd store is not built yet"
                            : "--etcd-servers-overrides: \"" + override
                                    + "\" must be of the form group/resource#servers, the servers between semicolons");
        }
        if (!etcdPrefix.get().startsWith("/")) {
            problems.add(etcdPrefix, "must begin with a slash");
        }
        problems.positive(deleteCollectionWorkers);
        problems.notNegative(defaultWatchCacheSize);
        problems.durationNotNegative(etcdCompactionInterval);
    }

    private static boolean isOverride(String override) {
        String[] parts = override.split("#", -1);
        return parts.length == 2 && parts[0].split("/", -1).length == 2;
    }
}
