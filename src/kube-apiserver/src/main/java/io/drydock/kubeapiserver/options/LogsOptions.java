package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;

/**
 * The form of the log.
 *
 * @see "Go: staging/src/k8s.io/component-base/logs/options.go: Options"
 */
public final class LogsOptions extends OptionGroup {
    public final Flag<String> format = string("logging-format", "text", "How a log entry is written: 'text' or 'json'.")
            .notYet();
    public final Flag<Boolean> sanitization = bool(
                    "experimental-logging-sanitization", false, "Keep passwords, keys and tokens out of the log.")
            .notYet();

    public LogsOptions() {
        super("Logs");
    }

    @Override
    public void validate(Problems problems) {
        problems.oneOf(format, List.of("text", "json"));
    }
}
