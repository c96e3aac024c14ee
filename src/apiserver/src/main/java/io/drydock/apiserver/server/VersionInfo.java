package io.drydock.apiserver.server;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code /version} tells.
 *
 * @param gitVersion such as {@code v1.36.0}: the release whose API is served
 * @param goVersion the runtime; clients only print it
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/version/types.go: Info"
 */
public record VersionInfo(
        String major,
        String minor,
        String gitVersion,
        String gitCommit,
        String gitTreeState,
        String buildDate,
        String goVersion,
        String compiler,
        String platform) {

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
