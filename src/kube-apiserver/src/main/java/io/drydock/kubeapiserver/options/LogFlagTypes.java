package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.ValueType;
import io.drydock.apiserver.flags.ValueTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The types of the flags that klog brings along.
 *
 * @see "Go: vendor/k8s.io/klog/v2/klog.go: Level, severityValue, traceLocation, moduleSpec"
 */
final class LogFlagTypes {
    private static final List<String> SEVERITIES = List.of("INFO", "WARNING", "ERROR", "FATAL");

    private LogFlagTypes() {}

    static ValueType<Long> level() {
        return ValueTypes.scalar(
                "Level",
                text -> number(text).filter(level -> level <= Integer.MAX_VALUE),
                "a level such as 0, 2 or 4",
                level -> Long.toString(level));
    }

    /** A severity by its number or its name; kept as its number. */
    static ValueType<String> severity() {
        return ValueTypes.scalar(
                "severity",
                text -> {
                    int named = SEVERITIES.indexOf(text.toUpperCase(Locale.ROOT));
                    return named >= 0
                            ? Optional.of(Integer.toString(named))
                            : number(text)
                                    .filter(level -> level < SEVERITIES.size())
                                    .map(level -> Long.toString(level));
                },
                "a severity from 0 to 3, or one of " + String.join(", ", SEVERITIES),
                Function.identity());
    }

    static ValueType<String> traceLocation() {
        return ValueTypes.scalar(
                "traceLocation",
                text -> {
                    int colon = text.lastIndexOf(':');
                    boolean written =
                            colon > 0 && number(text.substring(colon + 1)).isPresent();
                    return text.isEmpty() || written ? Optional.of(text) : Optional.empty();
                },
                "a place in the source, as file:line",
                Function.identity());
    }

    static ValueType<String> modules() {
        return ValueTypes.scalar(
                "moduleSpec",
                text -> {
                    boolean written = Stream.of(text.split(",")).allMatch(LogFlagTypes::isModule);
                    return text.isEmpty() || written ? Optional.of(text) : Optional.empty();
                },
                "pattern=N, several of them between commas",
                Function.identity());
    }

    private static boolean isModule(String pair) {
        int equals = pair.indexOf('=');
        return equals > 0 && number(pair.substring(equals + 1)).isPresent();
    }

    private static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
