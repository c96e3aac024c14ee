package io.drydock.bench.target;

import io.drydock.bench.load.Endpoint;
import java.time.Duration;
import java.util.Optional;

/** A server that answers, and what is known of its process when it was started here. */
public final class Target implements AutoCloseable {
    private final Endpoint endpoint;
    private final Optional<ChildProcess> child;
    private final Runnable cleanUp;

    private Target(Endpoint endpoint, Optional<ChildProcess> child, Runnable cleanUp) {
        this.endpoint = endpoint;
        this.child = child;
        this.cleanUp = cleanUp;
    }

    /** One that runs already, and goes on running. */
    public static Target running(Endpoint endpoint) {
        return new Target(endpoint, Optional.empty(), () -> {});
    }

    /** @param cleanUp is run after the process has ended */
    static Target started(Endpoint endpoint, ChildProcess child, Runnable cleanUp) {
        return new Target(endpoint, Optional.of(child), cleanUp);
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** How long its process took until it was ready. */
    public Optional<Duration> start() {
        return child.map(ChildProcess::start);
    }

    /** The memory its process has in use, in bytes. */
    public Optional<Long> residentBytes() {
        return child.flatMap(process -> Footprint.resident(process.process().pid()));
    }

    /** The processor time its process has used so far. */
    public Duration processorTime() {
        return child.map(process -> Footprint.processorTime(process.process().toHandle()))
                .orElse(Duration.ZERO);
    }

    /** @throws TargetException when its process has ended by itself */
    public void requireAlive() {
        child.ifPresent(ChildProcess::requireAlive);
    }

    @Override
    public void close() {
        child.ifPresent(ChildProcess::close);
        cleanUp.run();
    }
}
