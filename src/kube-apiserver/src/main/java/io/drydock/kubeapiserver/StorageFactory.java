package io.drydock.kubeapiserver;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.util.Map;

/**
 * Opens the stores that the options name, and says which of them keeps a resource.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/storage/storage_factory.go: DefaultStorageFactory"
 */
final class StorageFactory implements AutoCloseable {
    private final Storage main;
    private final Map<GroupResource, Storage> others;
    private final Runnable endUpkeep;

    /**
     * @param main keeps all that nothing else is said about
     * @param endUpkeep ends what is done for the stores as long as they are open
     */
    StorageFactory(Storage main, Map<GroupResource, Storage> others, Runnable endUpkeep) {
        this.main = main;
        this.others = Map.copyOf(others);
        this.endUpkeep = endUpkeep;
    }

    static StorageFactory open(CompletedServerRunOptions options, Scheme scheme, ServerMetrics metrics) {
        return options.etcd()
                .map(etcd -> EtcdStores.open(etcd, options.options().etcd, scheme, metrics))
                .orElseGet(() -> new StorageFactory(
                        options.store().equals(EtcdOptions.H2) ? H2Store.open(options, metrics) : new MemoryStorage(),
                        Map.of(),
                        () -> {}));
    }

    Storage main() {
        return main;
    }

    Storage of(GroupResource resource) {
        return others.getOrDefault(resource, main);
    }

    /** @throws io.drydock.apiserver.storage.StorageException when one of them cannot answer */
    void ping() {
        main.ping();
        others.values().forEach(Storage::ping);
    }

    @Override
    public void close() {
        endUpkeep.run();
        main.close();
        others.values().forEach(Storage::close);
    }
}
