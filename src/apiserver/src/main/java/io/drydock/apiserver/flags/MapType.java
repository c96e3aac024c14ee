package io.drydock.apiserver.flags;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A type of pairs {@code key=value}, which a flag may hold several of and which may be repeated.
 *
 * @param split whether commas divide pairs
 * @param bareKeys whether a key may stand without a value, which is then empty
 */
record MapType<V>(String name, boolean split, boolean bareKeys, ValueType<V> values)
        implements ValueType<Map<String, V>> {

    @Override
    public Map<String, V> parse(String text) {
        Map<String, V> pairs = new LinkedHashMap<>();
        for (String pair : split ? List.of(text.split(",")) : List.of(text)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0 && !bareKeys) {
                throw new IllegalArgumentException("expected pairs of the form key=value");
            }
            String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
            pairs.put(key, parseValue(key, value));
        }
        return Collections.unmodifiableMap(pairs);
    }

    private V parseValue(String key, String value) {
        try {
            return values.parse(value);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "invalid value \"" + value + "\" of " + key + ": " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public Map<String, V> merge(Map<String, V> before, Map<String, V> parsed) {
        Map<String, V> all = new LinkedHashMap<>(before);
        all.putAll(parsed);
        return Collections.unmodifiableMap(all);
    }

    @Override
    public String format(Map<String, V> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + values.format(pair.getValue()))
                        .collect(Collectors.joining(","));
    }
}
