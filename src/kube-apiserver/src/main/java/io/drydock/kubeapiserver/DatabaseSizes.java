package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.prometheus.metrics.core.metrics.Gauge;
import java.net.URI;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows how large the databases of etcd's servers are. The gauge is made with the first figure, since it waits for the
 * library that metrics need.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/metrics/metrics.go: UpdateEtcdDbSize"
 */
final class DatabaseSizes implements ObjLongConsumer<URI> {
    private final Release release;
    private final ServerMetrics metrics;
    private @Nullable Gauge gauge;

    DatabaseSizes(Release release, ServerMetrics metrics) {
        this.release = release;
        this.metrics = metrics;
    }

    @Override
    public synchronized void accept(URI server, long bytes) {
        Gauge known = gauge;
        if (known == null) {
            boolean isOld = release == Release.V1_20;
            known = Gauge.builder()
                    .name(isOld ? "etcd_db_total_size_in_bytes" : "apiserver_storage_size_bytes")
                    .help(
                            isOld
                                    ? "Total size of the etcd database file physically allocated in bytes."
                                    : "Size of the storage database file physically allocated in bytes.")
                    .labelNames(isOld ? "endpoint" : "storage_cluster_id")
                    .withoutExemplars()
                    .register(metrics.registry());
            gauge = known;
        }
        known.labelValues(server.toString()).set(bytes);
    }
}
