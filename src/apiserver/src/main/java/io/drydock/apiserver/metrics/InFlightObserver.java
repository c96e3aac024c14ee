package io.drydock.apiserver.metrics;

/** Told which requests count as in flight, and which were turned away because too many did. */
public interface InFlightObserver {
    void begun(boolean isMutating);

    void ended(boolean isMutating);

    void dropped(boolean isMutating);
}
