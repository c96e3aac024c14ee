package io.drydock.apiserver.server;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code /version} tells.
 *
 * @param compatibility empty for releases that know nothing of emulation
 * @param gitVersion such as {@code v1.36.0}: the release whose API is served
 * @param goVersion the runtime; clients only print it
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/version/types.go: Info"
 */
public record VersionInfo(
        String major,
        String minor,
        Optional<Compatibility> compatibility,
        String gitVersion,
        String gitCommit,
        String gitTreeState,
        String buildDate,
        String goVersion,
        String compiler,
        String platform) {

    /** Releases that can emulate older ones do so since this one. */
    private static final int FIRST_EMULATING_MINOR = 31;

    /** The newest release whose API is served, and the oldest that the server can be one of several with. */
    public record Compatibility(String emulationMajor, String emulationMinor, String minMajor, String minMinor) {

        private static Optional<Compatibility> of(String major, String minor) {
            int number = Integer.parseInt(minor);
            return number < FIRST_EMULATING_MINOR
                    ? Optional.empty()
                    : Optional.of(new Compatibility(major, minor, major, Integer.toString(number - 1)));
        }
    }

    /**
     * A release of Kubernetes as this JVM serves it.
     *
     * @param release such as {@code 1.36.0}
     * @param gitCommit Drydock's own
     * @param buildDate of Drydock, in RFC 3339
     */
    public static VersionInfo of(String release, String gitCommit, String buildDate) {
        String[] parts = release.split("\\.", -1);
        return new VersionInfo(
                parts[0],
                parts[1],
                Compatibility.of(parts[0], parts[1]),
                "v" + release,
                gitCommit,
                "clean",
                buildDate,
                "java" + Runtime.version().feature(),
                "hotspot",
                System.getProperty("os.name").toLowerCase(Locale.ROOT) + "/" + System.getProperty("os.arch"));
    }

    ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("major", major);
        tree.put("minor", minor);
        compatibility.ifPresent(known -> tree.put("emulationMajor", known.emulationMajor())
                .put("emulationMinor", known.emulationMinor())
                .put("minCompatibilityMajor", known.minMajor())
                .put("minCompatibilityMinor", known.minMinor()));
        tree.put("gitVersion", gitVersion);
        tree.put("gitCommit", gitCommit);
        tree.put("gitTreeState", gitTreeState);
        tree.put("buildDate", buildDate);
        tree.put("goVersion", goVersion);
        tree.put("compiler", compiler);
        tree.put("platform", platform);
        return tree;
    }
}
