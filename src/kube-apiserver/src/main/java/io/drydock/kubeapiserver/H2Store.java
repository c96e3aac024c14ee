package io.drydock.kubeapiserver;

import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.storage.h2.H2Settings;
import io.drydock.storage.h2.H2Storage;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/** Opens the store under {@code --data-dir}, and shows how it keeps house. */
final class H2Store {
    private H2Store() {}

    /** The folder that the store has to itself. */
    static Path folder(Path dataDirectory) {
        return dataDirectory.resolve("store");
    }

    /** @throws io.drydock.apiserver.storage.StorageException when it cannot be opened, with why */
    static H2Storage open(CompletedServerRunOptions options, ServerMetrics metrics) {
        H2Storage store = H2Storage.open(
                folder(options.dataDirectory()),
                H2Settings.DEFAULT.withCompactionInterval(
                        options.options().etcd.etcdCompactionInterval.get()));
        metrics.whenReady(registry -> show(store, registry));
        return store;
    }

    private static void show(H2Storage store, PrometheusRegistry registry) {
        gauge(
                "drydock_storage_compaction_age_seconds",
                "Seconds since the store last had forgotten all old revisions that it should. With a compaction interval"
                        + " it stays below a minute; more says that compaction fails.",
                store,
                H2Storage::compactionAgeSeconds,
                registry);
        gauge(
                "drydock_storage_revisions",
                "Revisions that lists and watches may begin from.",
                store,
                H2Storage::keptRevisions,
                registry);
        gauge("drydock_storage_size_bytes", "Size of the store's file.", store, H2Storage::fileBytes, registry);
    }

    private static void gauge(
            String name, String help, H2Storage store, ToDoubleFunction<H2Storage> value, PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(point -> point.call(value.applyAsDouble(store)))
                .register(registry);
    }
}
