package io.drydock.kubeapiserver.running;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition that another thread or process makes true. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param found what was there instead, for the message of the error that is thrown after half a minute
     */
    public static void await(BooleanSupplier condition, Supplier<?> found) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not come true; found " + found.get());
            }
            Thread.sleep(PAUSE);
        }
    }
}
