package io.drydock.bench.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that was measured in one run.
 *
 * @param server what was measured, in a word or a URL
 * @param settings how it was measured, by name
 */
public record Report(
        Instant at, Machine machine, String server, Map<String, String> settings, List<Measurement> measurements) {

    public Report {
        settings = Map.copyOf(settings);
        measurements = List.copyOf(measurements);
    }
}
