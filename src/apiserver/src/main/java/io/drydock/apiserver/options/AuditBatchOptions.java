package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import java.time.Duration;
import java.util.List;

/**
 * How audit events are gathered before they go to one of the backends.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditBatchOptions"
 */
public final class AuditBatchOptions extends OptionGroup {
    private static final String ONLY_BATCH = " For the mode 'batch' only.";
    private static final List<String> MODES = List.of("batch", "blocking", "blocking-strict");

    public final Flag<String> mode;
    public final Flag<Long> bufferSize;
    public final Flag<Long> maxSize;
    public final Flag<Duration> maxWait;
    public final Flag<Boolean> throttleEnable;
    public final Flag<Double> throttleQps;
    public final Flag<Long> throttleBurst;

    private record Defaults(
            String mode, long maxSize, Duration maxWait, boolean throttleEnable, double throttleQps, long burst) {}

    private AuditBatchOptions(String backend, Defaults defaults) {
        super(AuditOptions.SECTION);
        String prefix = "audit-" + backend + "-";
        mode = string(
                        prefix + "mode",
                        defaults.mode,
                        "Whether a request waits until its events are written ('blocking', or 'blocking-strict' to fail"
                                + " with them), or they are gathered ('batch').")
                .notYet();
        bufferSize = integer(prefix + "batch-buffer-size", 10000, "How many events may wait for a batch." + ONLY_BATCH)
                .notYet();
        maxSize = integer(prefix + "batch-max-size", defaults.maxSize, "How many events a batch holds." + ONLY_BATCH)
                .notYet();
        maxWait = duration(
                        prefix + "batch-max-wait",
                        defaults.maxWait,
                        "After which time a batch is written that is not full." + ONLY_BATCH)
                .notYet();
        throttleEnable = bool(
                        prefix + "batch-throttle-enable",
                        defaults.throttleEnable,
                        "Limit how often batches are written." + ONLY_BATCH)
                .notYet();
        throttleQps = flag(
                        prefix + "batch-throttle-qps",
                        ValueTypes.floating("float32"),
                        defaults.throttleQps,
                        "How many batches are written a second, on average." + ONLY_BATCH)
                .notYet();
        throttleBurst = integer(
                        prefix + "batch-throttle-burst",
                        defaults.burst,
                        "How many batches are written at once after a quiet time." + ONLY_BATCH)
                .notYet();
    }

    /** A log file gains nothing from batches: every event is written as it comes. */
    static AuditBatchOptions forLog() {
        return new AuditBatchOptions("log", new Defaults("blocking", 1, Duration.ZERO, false, 0, 0));
    }

    static AuditBatchOptions forWebhook() {
        return new AuditBatchOptions("webhook", new Defaults("batch", 400, Duration.ofSeconds(30), true, 10, 15));
    }

    @Override
    public void validate(Problems problems) {
        problems.oneOf(mode, MODES);
        if (!mode.get().equals("batch")) {
            return;
        }
        problems.positive(bufferSize);
        problems.positive(maxSize);
        if (throttleEnable.get()) {
            problems.positive(throttleBurst);
            if (throttleQps.get() <= 0) {
                problems.add(throttleQps, "must be a positive number");
            }
        }
    }
}
