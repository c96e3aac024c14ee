package io.drydock.apiserver.request;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.time.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the answer to a request must be there, because nobody waits for it any longer.
 *
 * @param message what the client is told after that
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: parseTimeout, requestTimeoutUpperBound"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/request_deadline.go: WithRequestDeadline (1.36)"
 */
public record RequestDeadline(Instant end, String message) {
    /** Of requests that take as long as they take. */
    public static final RequestDeadline NONE = new RequestDeadline(Instant.MAX, "");

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(34);
    private static final String MESSAGE = "request did not complete within requested timeout";

    /**
     * Of a request that writes.
     *
     * @param asked the parameter {@code timeout}; empty, or no duration, where the client does not say
     * @param collection whether it is about many objects, which later releases give more time
     */
    public static RequestDeadline ofWrite(String asked, boolean collection, Instant received, Release release) {
        Optional<Duration> duration = duration(asked);
        if (!release.atLeast(Release.V1_36)) {
            Duration timeout = duration.orElse(LONGEST_WRITE);
            return new RequestDeadline(received.plus(timeout), MESSAGE + " " + GoDuration.format(timeout));
        }
        Duration longest = collection ? LONGEST : LONGEST_WRITE;
        Duration timeout = duration.filter(Duration::isPositive)
                .filter(shorter -> shorter.compareTo(longest) < 0)
                .orElse(longest);
        return new RequestDeadline(received.plus(timeout), MESSAGE + " - context deadline exceeded");
    }

    /**
     * Refuses a time that cannot be read, where the release does not pass over it.
     *
     * @throws StatusException 400
     */
    public static void requireReadable(String asked, Release release) {
        if (asked.isEmpty() || !release.atLeast(Release.V1_36)) {
            return;
        }
        try {
            GoDuration.parse(asked);
        } catch (IllegalArgumentException unreadable) {
            throw StatusErrors.badRequest("invalid timeout specified in the request URL - " + unreadable.getMessage());
        }
    }

    private static Optional<Duration> duration(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(GoDuration.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is left of a time that something may take by itself; zero when it is too late. */
    public Duration limit(Duration own) {
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(own) < 0 ? left : own;
    }

    public boolean isOver() {
        return !Instant.now().isBefore(end);
    }

    /** The answer when it is over. */
    public StatusException exceeded() {
        return StatusErrors.timeout(message);
    }
}
