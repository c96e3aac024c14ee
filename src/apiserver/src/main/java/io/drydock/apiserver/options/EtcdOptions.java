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
    public static final String H2 = "h2";
    public static final String MEMORY = "memory";
    public static final String ETCD = "etcd3";
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    public final Flag<String> storageBackend = string(
            "storage-backend",
            "",
            "The store that keeps the objects: 'h2', a file under --data-dir; 'memory', which forgets everything at the"
                    + " end; or 'etcd3', which is what --etcd-servers asks for.");
    public final Flag<List<String>> etcdServers = strings(
            "etcd-servers", List.of(), "The etcd servers to connect to, as scheme://host:port, between commas.");
    public final Flag<List<String>> etcdServersOverrides = strings(
            "etcd-servers-overrides",
            List.of(),
            "Other etcd servers for single resources, as group/resource#servers, the servers between semicolons.");
    public final Flag<String> etcdPrefix =
            string("etcd-prefix", "/registry", "The path in the store under which all keys lie.");
    public final Flag<String> etcdCaFile =
            string("etcd-cafile", "", "The certificate authority that signs the etcd servers' certificates.");
    public final Flag<String> etcdCertFile =
            string("etcd-certfile", "", "The client certificate to show to the etcd servers.");
    public final Flag<String> etcdKeyFile =
            string("etcd-keyfile", "", "The key of --etcd-certfile.").notYet();
    public final Flag<Duration> etcdCompactionInterval = duration(
            "etcd-compaction-interval",
            Duration.ofMinutes(5),
            "How often old revisions are dropped from the store. Zero never does.");
    public final Flag<Duration> etcdCountMetricPollPeriod = duration(
            "etcd-count-metric-poll-period",
            Duration.ofMinutes(1),
            "How often the objects of each type are counted for the metrics. Zero never does.");
    public final Flag<Duration> etcdDbMetricPollInterval = duration(
            "etcd-db-metric-poll-interval",
            Duration.ofSeconds(30),
            "How often the store's size is read for the metrics. Zero never does.");
    public final Flag<Duration> etcdHealthcheckTimeout = duration(
            "etcd-healthcheck-timeout", Duration.ofSeconds(2), "How long a health check waits for the store's answer.");
    public final Flag<String> storageMediaType = string(
            "storage-media-type",
            PROTOBUF,
            "The encoding of stored objects. Whatever is said here they are stored as application/json, which a real"
                    + " kube-apiserver can be told to do, too; what others have stored in protobuf is read all the same.");
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
        String backend = storageBackend.get();
        if (!backend.isEmpty()) {
            problems.oneOf(storageBackend, List.of(H2, MEMORY, ETCD));
        }
        if (backend.equals(ETCD) && etcdServers.get().isEmpty()) {
            problems.add(storageBackend, "needs --etcd-servers to say where etcd is");
        }
        if (backend.equals(H2) || backend.equals(MEMORY)) {
            refuseWithoutEtcd(etcdServers, problems);
            refuseWithoutEtcd(etcdServersOverrides, problems);
        }
        if (!etcdPrefix.get().startsWith("/")) {
            problems.add(etcdPrefix, "must begin with a slash");
        }
        problems.oneOf(storageMediaType, List.of(JSON, PROTOBUF));
        problems.positive(deleteCollectionWorkers);
        problems.notNegative(defaultWatchCacheSize);
        problems.durationNotNegative(etcdCompactionInterval);
        problems.durationNotNegative(etcdCountMetricPollPeriod);
        problems.durationNotNegative(etcdDbMetricPollInterval);
        problems.durationNotNegative(etcdHealthcheckTimeout);
    }

    private void refuseWithoutEtcd(Flag<List<String>> servers, Problems problems) {
        if (!servers.get().isEmpty()) {
            problems.add(servers, "means nothing to --storage-backend=" + storageBackend.get());
        }
    }
}
