package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.prometheus.metrics.core.metrics.Gauge;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the objects of every resource every so often, and shows how many there are.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.startObservingCount"
 */
final class ObjectCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectCounts.class);
    /** The start has better things to do. */
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(5);

    private static final double UNKNOWN = -1;

    private final ResourceDirectory directory;
    private final ServerMetrics metrics;
    private final Release release;
    private final Duration period;
    private final Thread thread;

    /** @param period zero not to count */
    ObjectCounts(ResourceDirectory directory, ServerMetrics metrics, Release release, Duration period) {
        this.directory = directory;
        this.metrics = metrics;
        this.release = release;
        this.period = period;
        this.thread = Thread.ofVirtual().name("object counts").unstarted(this::run);
    }

    void start() {
        if (!period.isZero()) {
            thread.start();
        }
    }

    private void run() {
        try {
            Thread.sleep(period.compareTo(LONGEST_FIRST_PAUSE) < 0 ? period : LONGEST_FIRST_PAUSE);
            Gauge counts = Gauge.builder()
                    .name(release == Release.V1_20 ? "etcd_object_counts" : "apiserver_storage_objects")
                    .help("Number of stored objects at the time of last check split by kind. In case of a fetching"
                            + " error, the value will be -1.")
                    .labelNames("resource")
                    .withoutExemplars()
                    .register(metrics.registry());
            while (true) {
                for (Store store : directory.all()) {
                    counts.labelValues(store.groupResource().toString()).set(count(store));
                }
                Thread.sleep(period);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static double count(Store store) {
        try {
            return store.count();
        } catch (StorageException unavailable) {
            LOG.debug("cannot count {}: {}", store.groupResource(), unavailable.getMessage());
            return UNKNOWN;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
