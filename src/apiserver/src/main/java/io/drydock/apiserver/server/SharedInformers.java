package io.drydock.apiserver.server;

import io.drydock.apiserver.informer.Informer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The informers that the parts of a server share, started together once it serves.
 *
 * @see "Go: staging/src/k8s.io/client-go/informers/factory.go: SharedInformerFactory"
 */
public final class SharedInformers {
    private final Map<String, Informer> informers = new LinkedHashMap<>();
    private boolean started;

    /**
     * @param resource its name, such as {@code namespaces}
     * @throws IllegalStateException when there is an informer for the resource already
     */
    public synchronized void add(String resource, Informer informer) {
        if (informers.putIfAbsent(resource, informer) != null) {
            throw new IllegalStateException("there is an informer for " + resource + " already");
        }
        if (started) {
            informer.start();
        }
    }

    /** Starts all; those that run already go on. */
    public synchronized void start() {
        started = true;
        informers.values().forEach(Informer::start);
    }

    public synchronized void stop() {
        informers.values().forEach(Informer::close);
    }

    /** The resources of which not all objects are known yet. */
    public synchronized List<String> notSynced() {
        return informers.entrySet().stream()
                .filter(entry -> !entry.getValue().hasSynced())
                .map(Map.Entry::getKey)
                .toList();
    }
}
