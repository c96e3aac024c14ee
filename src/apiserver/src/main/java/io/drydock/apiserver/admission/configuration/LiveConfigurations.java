package io.drydock.apiserver.admission.configuration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.informer.Informer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a kind that configures admission, read once for each change and in the order of their names. Where
 * there are none, asking for them costs next to nothing.
 *
 * @param <T> what an object is read as
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/configuration/mutating_webhook_manager.go:
 *     mutatingWebhookConfigurationManager"
 */
public final class LiveConfigurations<T> implements AutoCloseable {
    private static final Duration READY_WAIT = Duration.ofSeconds(10);

    private final Informer informer;
    private final Function<KubeObject, T> reading;
    private final AtomicLong changes = new AtomicLong();
    private Map<String, Known<T>> known = Map.of(); // guarded by this
    private volatile @Nullable View<T> view;

    /**
     * @param informer of the objects, which nobody else starts or closes
     * @param reading makes of an object what the plug-in works with; called again only when the object has changed
     */
    public LiveConfigurations(Informer informer, Function<KubeObject, T> reading) {
        this.informer = informer;
        this.reading = reading;
        informer.addHandler((before, after) -> changes.incrementAndGet());
    }

    private record Known<T>(String resourceVersion, T configuration) {}

    /** @param asOf the number of changes that it was made after */
    private record View<T>(long asOf, List<T> configurations) {}

    /** Begins to watch; the first question does so too. */
    public void start() {
        informer.start();
    }

    /**
     * What is configured now. Waits until all that was there at the start is known.
     *
     * @return absent when that takes too long
     */
    public Optional<List<T>> current() {
        View<T> last = view;
        if (last != null && last.asOf() == changes.get() && informer.hasSynced()) {
            return Optional.of(last.configurations());
        }
        return isReady() ? Optional.of(renewed()) : Optional.empty();
    }

    private boolean isReady() {
        start();
        try {
            return informer.awaitSync(READY_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized List<T> renewed() {
        long asOf = changes.get();
        Map<String, Known<T>> next = new HashMap<>();
        List<T> configurations = informer.list().stream()
                .sorted(Comparator.comparing(KubeObject::name))
                .map(object -> next.computeIfAbsent(key(object), absent -> read(object)))
                .map(Known::configuration)
                .toList();
        known = next;
        view = new View<>(asOf, configurations);
        return configurations;
    }

    private Known<T> read(KubeObject object) {
        Known<T> before = known.get(key(object));
        return before != null && before.resourceVersion().equals(object.resourceVersion())
                ? before
                : new Known<>(object.resourceVersion(), reading.apply(object));
    }

    private static String key(KubeObject object) {
        return object.namespace() + "/" + object.name();
    }

    @Override
    public void close() {
        informer.close();
    }
}
