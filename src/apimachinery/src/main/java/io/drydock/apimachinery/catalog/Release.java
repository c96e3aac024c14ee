package io.drydock.apimachinery.catalog;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A release of Kubernetes whose API can be served. */
public enum Release {
    V1_20("1.20", 20),
    V1_36("1.36", 36);

    private final String version;
    private final int minor;

    Release(String version, int minor) {
        this.version = version;
        this.minor = minor;
    }

    public static Release newest() {
        return V1_36;
    }

    /**
     * Reads {@code 1.20}, with or without a leading {@code v}.
     *
     * @throws IllegalArgumentException when there is no such release here
     */
    public static Release parse(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        for (Release release : values()) {
            if (release.version.equals(plain)) {
                return release;
            }
        }
        String known = Arrays.stream(values()).map(Release::version).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no release \"" + version + "\" to emulate: there are " + known);
    }

    /** Major and minor, such as {@code 1.20}. */
    public String version() {
        return version;
    }

    public int minor() {
        return minor;
    }

    public boolean atLeast(Release other) {
        return compareTo(other) >= 0;
    }
}
