package io.drydock.apiserver.cel.estimate;

import java.util.Optional;

/**
 * What a call costs.
 *
 * @param size of its result, where that can be told
 */
record CallEstimate(Bounds cost, Optional<Bounds> size) {

    static CallEstimate of(Bounds cost) {
        return new CallEstimate(cost, Optional.empty());
    }

    static CallEstimate of(Bounds cost, Bounds size) {
        return new CallEstimate(cost, Optional.of(size));
    }

    CallEstimate plus(Bounds more) {
        return new CallEstimate(cost.plus(more), size);
    }
}
