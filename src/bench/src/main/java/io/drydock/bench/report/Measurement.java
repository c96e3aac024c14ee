package io.drydock.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One figure of the server and, where there is one, of the limit, for every round.
 *
 * @param name for programs
 * @param title for people
 * @param server a figure a round; at least one
 * @param limit a figure a round, measured right after the server's; empty when nothing limits
 * @param details what else is known, by name
 */
public record Measurement(
        String name, String title, Unit unit, List<Double> server, List<Double> limit, Map<String, Double> details) {

    public Measurement {
        server = List.copyOf(server);
        limit = List.copyOf(limit);
        details = new LinkedHashMap<>(details);
    }

    double serverMedian() {
        return Statistics.median(server).orElseThrow();
    }

    OptionalDouble limitMedian() {
        return Statistics.median(limit);
    }

    /** How much of the limit the server reaches: the median over the rounds, whose two halves had the same weather. */
    OptionalDouble share() {
        int rounds = Math.min(server.size(), limit.size());
        return Statistics.median(IntStream.range(0, rounds)
                .mapToObj(round -> unit.share(server.get(round), limit.get(round)))
                .toList());
    }
}
