package io.drydock.bench.target;

/** Starts servers of one kind, each from nothing. */
@FunctionalInterface
public interface Launcher {
    /**
     * Starts one and waits until it is ready.
     *
     * @throws TargetException when it does not get there
     */
    Target launch() throws InterruptedException;
}
