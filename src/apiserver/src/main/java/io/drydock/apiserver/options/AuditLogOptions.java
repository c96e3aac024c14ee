package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import java.util.List;

/**
 * The audit log in a file.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/audit.go: AuditLogOptions"
 */
public final class AuditLogOptions extends OptionGroup {
    public final Flag<String> path =
            string("audit-log-path", "", "The file to append audit events to; '-' is standard output.");
    public final Flag<String> format = string(
                    "audit-log-format", "json", "How an event is written: 'json', or 'legacy' for a line of text.")
            .notYet();
    public final Flag<String> version = string(
                    "audit-log-version", "audit.k8s.io/v1", "The API version of events in the log.")
            .notYet();
    public final Flag<Long> maxAge = integer("audit-log-maxage", 0, "After how many days an old log file is deleted.")
            .notYet();
    public final Flag<Long> maxBackups = integer("audit-log-maxbackup", 0, "How many old log files are kept.")
            .notYet();
    public final Flag<Long> maxSize = integer(
                    "audit-log-maxsize", 0, "The size in megabytes at which a new log file is begun.")
            .notYet();
    public final Flag<Boolean> compress = bool("audit-log-compress", false, "Compress old log files with gzip.")
            .notYet();
    public final AuditBatchOptions batch = AuditBatchOptions.forLog();
    public final AuditTruncateOptions truncate = new AuditTruncateOptions("log");

    AuditLogOptions() {
        super(AuditOptions.SECTION);
    }

    @Override
    public void addFlags(FlagSet flagSet) {
        super.addFlags(flagSet);
        batch.addFlags(flagSet);
        truncate.addFlags(flagSet);
    }

    /** Looks at the values only when there is a log. */
    @Override
    public void validate(Problems problems) {
        if (path.get().isEmpty()) {
            return;
        }
        batch.validate(problems);
        truncate.validate(problems);
        problems.oneOf(version, AuditOptions.VERSIONS);
        problems.oneOf(format, List.of("legacy", "json"));
        problems.notNegative(maxAge);
        problems.notNegative(maxBackups);
        problems.notNegative(maxSize);
    }
}
