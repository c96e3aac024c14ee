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
import java.util.function.Supplier;
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

    private final Supplier<Optional<Informer>> source;
    private final Function<KubeObject, T> reading;
    private final AtomicLong changes = new AtomicLong();
    private Map<String, Known<T>> known = Map.of(); // guarded by this
    private volatile @Nullable View<T> view;
    private @Nullable Informer informer; // guarded by this

    /**
     * @param source of an informer of the objects, which nobody else starts or closes; asked at the start. Without one
     *     there are no such objects
     * @param reading makes of an object what the plug-in works with; called again only when the object has changed
     */
    public LiveConfigurations(Supplier<Optional<Informer>> source, Function<KubeObject, T> reading) {
        this.source = source;
        this.reading = reading;
    }

    private record Known<T>(String resourceVersion, T configuration) {}

    /** @param asOf the number of changes that it was made after */
    private record View<T>(long asOf, List<T> configurations) {}

    /** Begins to watch; the first question does so too. */
    public void start() {
        started();
    }

    private synchronized Optional<Informer> started() {
        if (informer == null) {
            Optional<Informer> made = source.get();
            made.ifPresent(watching -> watching.addHandler((before, after) -> changes.incrementAndGet()));
            made.ifPresent(Informer::start);
            informer = made.orElse(null);
        }
        return Optional.ofNullable(informer);
    }

    /**
     * What is configured now. Waits until all that was there at the start is known.
     *
     * @return absent when that takes too long
     */
    public Optional<List<T>> current() {
        View<T> last = view;
        if (last != null && last.asOf() == changes.get()) {
            return Optional.of(last.configurations());
        }
        Optional<Informer> watching = started();
        if (watching.isEmpty()) {
            return Optional.of(List.of());
        }
        return isReady(watching.get()) ? Optional.of(renewed(watching.get())) : Optional.empty();
    }

    private static boolean isReady(Informer informer) {
        try {
            return informer.awaitSync(READY_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized List<T> renewed(Informer informer) {
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
    public synchronized void close() {
        if (informer != null) {
            informer.close();
        }
    }
}
