package io.drydock.kubeapiserver.admission.eventratelimit;

import io.drydock.apiserver.admission.AdmissionAttributes;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts events against one limit. Those who have sent nothing for longest are forgotten first.
 *
 * @see "Go: plugin/pkg/admission/eventratelimit/limitenforcer.go: limitEnforcer"
 */
final class LimitEnforcer {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final EventLimit limit;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

    private record Bucket(double tokens, long filledAt) {}

    /** @param nanoTime a clock that only moves forward */
    LimitEnforcer(EventLimit limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Why the event is one too many; empty when it is not. */
    Optional<String> refusal(AdmissionAttributes attributes) {
        String key = limit.key(attributes);
        return take(key) ? Optional.empty() : Optional.of("limit reached on type " + limit.type() + " for key " + key);
    }

    private synchronized boolean take(String key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(limit.burst(), now));
        double gained = (now - bucket.filledAt()) / NANOS * limit.perSecond();
        double tokens = Math.min(limit.burst(), bucket.tokens() + gained);
        boolean taken = tokens >= 1;
        buckets.put(key, new Bucket(taken ? tokens - 1 : tokens, now));
        if (buckets.size() > limit.cacheSize()) {
            Iterator<String> oldest = buckets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return taken;
    }
}
