package io.drydock.apiserver.proxy;

import java.util.Optional;

/**
 * The name of something that requests are passed on to: {@code name}, {@code name:port} or {@code scheme:name:port}.
 *
 * @param scheme {@code http}, {@code https} or empty
 * @param port a number, the name of a port, or empty
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/port_split.go: SplitSchemeNamePort"
 */
public record SchemeNamePort(String scheme, String name, String port) {

    /** Empty when it is not of these forms. */
    public static Optional<SchemeNamePort> parse(String text) {
        String[] parts = text.split(":", -1);
        Optional<SchemeNamePort> parsed = switch (parts.length) {
            case 1 -> Optional.of(new SchemeNamePort("", parts[0], ""));
            case 2 -> Optional.of(new SchemeNamePort("", parts[0], parts[1]));
            case 3 -> Optional.of(new SchemeNamePort(parts[0], parts[1], parts[2]));
            default -> Optional.empty();
        };
        return parsed.filter(SchemeNamePort::isUsable);
    }

    private boolean isUsable() {
        boolean knownScheme = scheme.isEmpty() || scheme.equals("http") || scheme.equals("https");
        return knownScheme && !name.isEmpty();
    }

    /** The scheme, {@code http} when none was given. */
    public String schemeOrHttp() {
        return scheme.isEmpty() ? "http" : scheme;
    }
}
