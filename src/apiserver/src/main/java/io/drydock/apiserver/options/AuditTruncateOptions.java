package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;

/**
 * How large audit events and batches of them may be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditTruncateOptions"
 */
public final class AuditTruncateOptions extends OptionGroup {
    public final Flag<Boolean> enabled;
    public final Flag<Long> maxBatchSize;
    public final Flag<Long> maxEventSize;

    AuditTruncateOptions(String backend) {
        super(AuditOptions.SECTION);
        String prefix = "audit-" + backend + "-truncate-";
        enabled = bool(prefix + "enabled", false, "Make events and batches smaller that exceed the limits.")
                .notYet();
        maxBatchSize = integer(
                        prefix + "max-batch-size",
                        10 * 1024 * 1024,
                        "The bytes a batch may have, give or take some hundred; a larger one is split.")
                .notYet();
        maxEventSize = integer(
                        prefix + "max-event-size",
                        100 * 1024,
                        "The bytes an event may have; a larger one loses its request and response, or is dropped.")
                .notYet();
    }

    @Override
    public void validate(Problems problems) {
        problems.positive(maxEventSize);
        if (maxBatchSize.get() < maxEventSize.get()) {
            problems.add(maxBatchSize, "must not be less than --" + maxEventSize.name() + "=" + maxEventSize.get());
        }
    }
}
