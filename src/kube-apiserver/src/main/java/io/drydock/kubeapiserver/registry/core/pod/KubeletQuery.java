package io.drydock.kubeapiserver.registry.core.pod;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The query of a request to a kubelet. */
final class KubeletQuery {
    private final Map<String, List<String>> values = new TreeMap<>();

    void add(String name, String value) {
        values.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
    }

    void addIfAny(String name, String value) {
        if (!value.isEmpty()) {
            add(name, value);
        }
    }

    /** By name in alphabetical order, as Go writes it. */
    String encode() {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, all) -> all.forEach(value -> pairs.add(name + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
