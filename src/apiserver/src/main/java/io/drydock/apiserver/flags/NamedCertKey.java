package io.drydock.apiserver.flags;

import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a certificate and its key, and the server names to show it for; the names in the certificate when none
 * are given.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/namedcertkey_flag.go: NamedCertKey"
 */
public record NamedCertKey(String certificateFile, String keyFile, List<String> names) {

    static final ValueType<List<NamedCertKey>> TYPE = new ValueType<>() {
        @Override
        public String name() {
            return "namedCertKey";
        }

        @Override
        public List<NamedCertKey> parse(String text) {
            return List.of(NamedCertKey.parse(text));
        }

        @Override
        public List<NamedCertKey> merge(List<NamedCertKey> before, List<NamedCertKey> parsed) {
            return Stream.concat(before.stream(), parsed.stream()).toList();
        }

        @Override
        public String format(List<NamedCertKey> values) {
            return values.isEmpty() ? "[]" : values.toString();
        }
    };

    public NamedCertKey {
        names = List.copyOf(names);
    }

    /** Reads {@code file.crt,file.key} or {@code file.crt,file.key:name,*.name}. */
    static NamedCertKey parse(String text) {
        int colon = text.indexOf(':');
        String files = colon < 0 ? text : text.substring(0, colon);
        List<String> parts = List.of(files.split(",", -1));
        if (parts.size() != 2 || parts.get(0).isBlank() || parts.get(1).isBlank()) {
            throw new IllegalArgumentException("expected comma separated certificate and key file paths, such as"
                    + " server.crt,server.key or server.crt,server.key:name.example.com");
        }
        List<String> names = colon < 0
                ? List.of()
                : CommaSeparated.split(text.substring(colon + 1)).stream()
                        .map(String::strip)
                        .toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("expected no empty name after the colon");
        }
        return new NamedCertKey(parts.get(0).strip(), parts.get(1).strip(), names);
    }

    @Override
    public String toString() {
        return certificateFile + "," + keyFile + (names.isEmpty() ? "" : ":" + String.join(",", names));
    }
}
