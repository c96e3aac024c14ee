package io.drydock.kubeapiserver;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.storage.etcd.EtcdConfig;
import io.drydock.storage.etcd.EtcdStorage;
import io.drydock.storage.etcd.EtcdUpkeep;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens etcd clusters, one connection to each however many resources it keeps. Nothing else of this server touches what
 * etcd's client is made of, which takes its time to load.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/storagebackend/factory/etcd3.go: newETCD3Storage"
 */
final class EtcdStores {
    private EtcdStores() {}

    static StorageFactory open(EtcdSettings settings, EtcdOptions options, Scheme scheme, ServerMetrics metrics) {
        StoredProtobuf reading = new StoredProtobuf(scheme);
        Map<List<URI>, EtcdStorage> clusters = new LinkedHashMap<>();
        EtcdStorage main = open(settings.main(), clusters, reading);
        Map<GroupResource, Storage> others = new HashMap<>();
        settings.others().forEach((resource, config) -> others.put(resource, open(config, clusters, reading)));
        DatabaseSizes sizes = new DatabaseSizes(scheme.catalog().release(), metrics);
        List<EtcdUpkeep> upkeep = clusters.values().stream()
                .map(cluster -> {
                    EtcdUpkeep of = new EtcdUpkeep(cluster);
                    of.compactEvery(options.etcdCompactionInterval.get());
                    of.measureEvery(options.etcdDbMetricPollInterval.get(), sizes);
                    return of;
                })
                .toList();
        return new StorageFactory(main, others, () -> upkeep.forEach(EtcdUpkeep::close));
    }

    private static EtcdStorage open(EtcdConfig config, Map<List<URI>, EtcdStorage> clusters, StoredProtobuf reading) {
        return clusters.computeIfAbsent(config.servers(), servers -> new EtcdStorage(config, reading));
    }
}
