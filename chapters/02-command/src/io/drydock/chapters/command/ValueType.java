package io.drydock.chapters.command;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a flag's value may be.
 *
 * @param name as the help shows it; empty for flags that may stand alone, which makes them true
 * @param pattern of what is well formed
 * @param expected the same in words, for those who wrote something else
 * @see "Go: github.com/spf13/pflag: Value"
 */
record ValueType<T>(String name, String pattern, String expected, Function<String, T> reader) {
    static final ValueType<String> STRING = new ValueType<>("string", ".*", "", text -> text);
    static final ValueType<List<String>> STRINGS = new ValueType<>("strings", ".*", "", ValueType::strings);
    static final ValueType<Map<String, String>> MAP = new ValueType<>("mapStringString", ".*", "", ValueType::map);
    static final ValueType<Boolean> BOOL = new ValueType<>("", "true|false", "true or false", Boolean::valueOf);
    static final ValueType<Integer> INT = new ValueType<>("int", "-?\\d{1,9}", "a whole number", Integer::valueOf);
    static final ValueType<Duration> DURATION = new ValueType<>(
            "duration",
            "-?(?=\\d)(\\d{1,15}h)?(\\d{1,15}m)?(\\d{1,15}s)?|0",
            "a duration such as 10s or 1h30m",
            text -> Duration.parse(text.equals("0") ? "PT0S" : "PT" + text));
    static final ValueType<Optional<InetAddress>> IP = new ValueType<>(
            "ip",
            "|\\d+(\\.\\d+){3}|[\\da-fA-F.]*:[\\da-fA-F:.]*",
            "an IP address",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text)));

    /** Throws an {@link IllegalArgumentException} that says what would be right. */
    T parse(String text) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("expected " + expected);
        }
        return reader.apply(text);
    }

    private static List<String> strings(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static Map<String, String> map(String text) {
        return strings(text).stream()
                .map(entry -> (entry + "=").split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last, LinkedHashMap::new));
    }
}
