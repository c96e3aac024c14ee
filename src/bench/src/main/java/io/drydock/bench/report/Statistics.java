package io.drydock.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/** What many figures come to. */
final class Statistics {
    private Statistics() {}

    /** The one in the middle, or the mean of the two there; absent when there are none. */
    static OptionalDouble median(List<Double> figures) {
        if (figures.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        boolean odd = sorted.size() % 2 == 1;
        return OptionalDouble.of(odd ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
