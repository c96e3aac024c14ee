package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import java.time.Duration;

/**
 * Audit events sent to another server.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditWebhookOptions"
 */
public final class AuditWebhookOptions extends OptionGroup {
    public final Flag<String> configFile = string(
                    "audit-webhook-config-file", "", "A kubeconfig that says where to send audit events.")
            .notYet();
    public final Flag<Duration> initialBackoff = duration(
                    "audit-webhook-initial-backoff",
                    Duration.ofSeconds(10),
                    "How long to wait before a failed request is made again for the first time.")
            .notYet();
    public final Flag<Duration> batchInitialBackoff = duration(
                    "audit-webhook-batch-initial-backoff",
                    Duration.ofSeconds(10),
                    "Use --audit-webhook-initial-backoff.")
            .deprecated()
            .hidden()
            .notYet();
    public final Flag<String> version = string(
                    "audit-webhook-version", "audit.k8s.io/v1", "The API version of events that are sent.")
            .notYet();
    public final AuditBatchOptions batch = AuditBatchOptions.forWebhook();
    public final AuditTruncateOptions truncate = new AuditTruncateOptions("webhook");

    AuditWebhookOptions() {
        super(AuditOptions.SECTION);
    }

    @Override
    public void addFlags(FlagSet flagSet) {
        super.addFlags(flagSet);
        batch.addFlags(flagSet);
        truncate.addFlags(flagSet);
    }

    /** Looks at the values only when there is a webhook. */
    @Override
    public void validate(Problems problems) {
        if (configFile.get().isEmpty()) {
            return;
        }
        batch.validate(problems);
        truncate.validate(problems);
        problems.oneOf(version, AuditOptions.VERSIONS);
    }
}
