package io.drydock.kubeapiserver.registry.core.componentstatus;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * A part of the control plane that can be asked how it is.
 *
 * @param health asks it, which may take as long as a probe waits
 */
record Component(String name, Supplier<Health> health) {

    /**
     * The scheduler and the controller manager where they listen when nobody has told them otherwise, and the store.
     *
     * @see "Go: pkg/registry/core/rest/storage_core.go: componentStatusStorage.serversToValidate"
     */
    static List<Component> of(Release release, Storage storage) {
        boolean secure = release.atLeast(Release.V1_36);
        return List.of(
                listening("scheduler", secure ? "https://127.0.0.1:10259" : "http://127.0.0.1:10251"),
                listening("controller-manager", secure ? "https://127.0.0.1:10257" : "http://127.0.0.1:10252"),
                new Component("etcd-0", () -> ask(storage, secure ? "ok" : "{\"health\":\"true\"}")));
    }

    private static Component listening(String name, String server) {
        HealthzProbe probe = new HealthzProbe(URI.create(server + "/healthz"));
        return new Component(name, probe::health);
    }

    private static Health ask(Storage storage, String well) {
        try {
            storage.ping();
            return Health.well(well);
        } catch (StorageException unreachable) {
            return new Health(false, "", String.valueOf(unreachable.getMessage()));
        }
    }
}
