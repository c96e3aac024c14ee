package io.drydock.apiserver.storage.cacher;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a cacher has done so far, for metrics.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/metrics.go"
 */
public final class CacherCounts {
    final LongAdder initialEvents = new LongAdder();
    final LongAdder initializations = new LongAdder();
    final LongAdder eventsReceived = new LongAdder();
    final LongAdder watchersEnded = new LongAdder();
    final LongAdder consistentReads = new LongAdder();
    final LongAdder readsPassedOn = new LongAdder();

    /** Events that watchers which began with the state were told at once. */
    public long initialEvents() {
        return initialEvents.sum();
    }

    /** How often the whole resource was listed. */
    public long initializations() {
        return initializations.sum();
    }

    public long eventsReceived() {
        return eventsReceived.sum();
    }

    /** Watchers that could not keep up. */
    public long watchersEnded() {
        return watchersEnded.sum();
    }

    /** Reads of the newest that were answered from memory. */
    public long consistentReads() {
        return consistentReads.sum();
    }

    /** Reads of the newest that the store had to answer. */
    public long readsPassedOn() {
        return readsPassedOn.sum();
    }
}
