package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import java.time.Duration;

/**
 * Flags of the program as a whole: its help, its version, and where its log goes.
 *
 * @see "Go: cmd/kube-apiserver/app/options/globalflags.go: AddCustomGlobalFlags"
 */
public final class GlobalOptions extends OptionGroup {
    public final Flag<Boolean> help = bool("help", false, "Show this help.").shorthand('h');
    public final Flag<PrintVersion> version =
            flag("version", PrintVersion.TYPE, PrintVersion.NO, "Print the version and stop; 'raw' prints all of it.");
    public final Flag<Long> verbosity = flag(
                    "v",
                    LogFlagTypes.level(),
                    0L,
                    "How much to log: 0 for warnings and errors, 2 for what happens at the start, 4 and up for more.")
            .shorthand('v');
    public final Flag<Boolean> logToStderr = bool("logtostderr", true, "Log to standard error rather than to a file.");
    public final Flag<String> logFile = string("log-file", "", "The file to log to, with --logtostderr=false.");
    public final Flag<Boolean> alsoLogToStderr = bool(
                    "alsologtostderr", false, "Log to standard error as well as to a file.")
            .notYet();
    public final Flag<String> logDir =
            string("log-dir", "", "The folder to write log files to.").notYet();
    public final Flag<Long> logFileMaxSize = flag(
                    "log-file-max-size",
                    ValueTypes.unsigned(),
                    1800L,
                    "The size of a log file, in megabytes, above which it is begun anew. Zero sets no limit.")
            .notYet();
    public final Flag<Duration> logFlushFrequency = duration(
                    "log-flush-frequency",
                    Duration.ofSeconds(5),
                    "How often buffered log entries are written. Drydock buffers none.")
            .notYet();
    public final Flag<String> logBacktraceAt = flag(
                    "log-backtrace-at",
                    LogFlagTypes.traceLocation(),
                    ":0",
                    "Log a stack trace when the log is written to from this place, as file:line.")
            .notYet();
    public final Flag<String> stderrThreshold = flag(
                    "stderrthreshold",
                    LogFlagTypes.severity(),
                    "2",
                    "Log entries at least as severe as this go to standard error too.")
            .notYet();
    public final Flag<String> vmodule = flag(
                    "vmodule",
                    LogFlagTypes.modules(),
                    "",
                    "Other levels for single files, as pattern=N, between commas.")
            .notYet();
    public final Flag<Boolean> oneOutput = bool(
                    "one-output", false, "Write an entry to the log of its own severity only.")
            .notYet();
    public final Flag<Boolean> skipHeaders =
            bool("skip-headers", false, "Leave time, level and origin out of log entries.");
    public final Flag<Boolean> skipLogHeaders = bool(
                    "skip-log-headers", false, "Leave the headers out of new log files.")
            .notYet();
    public final Flag<Boolean> addDirHeader = bool(
                    "add-dir-header", false, "Name the folder of the source in log entries.")
            .notYet();

    public GlobalOptions() {
        super("Global");
    }
}
