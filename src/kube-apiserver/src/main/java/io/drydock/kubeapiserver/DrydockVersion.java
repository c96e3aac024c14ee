package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.server.VersionInfo;
import io.drydock.kubeapiserver.options.PrintVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Which Drydock this is.
 *
 * @see "Go: staging/src/k8s.io/component-base/version/verflag/verflag.go: PrintAndExitIfRequested"
 */
public final class DrydockVersion {
    private DrydockVersion() {}

    /** Such as {@code 0.1.0}, as the build says it. */
    public static String version() {
        try (InputStream stored = DrydockVersion.class.getResourceAsStream("version.txt")) {
            return stored == null ? "unknown" : new String(stored.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    /** What {@code /version} tells of a server of this release. */
    static VersionInfo info(Release release) {
        String patch = release == Release.V1_20 ? ".2" : ".0";
        return VersionInfo.of(release.version() + patch, "drydock-" + version(), "2026-01-01T00:00:00Z");
    }

    /** What the log begins with, such as {@code v1.36.0, drydock-0.1.0}. */
    static String logged(Release release) {
        VersionInfo info = info(release);
        return info.gitVersion() + ", " + info.gitCommit();
    }

    static String text(PrintVersion choice, Release release) {
        String text = "Drydock " + version() + ", Kubernetes v" + release.version();
        return switch (choice) {
            case NO -> "";
            case SHORT -> text;
            case RAW ->
                text + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + "/"
                        + System.getProperty("os.arch");
        };
    }
}
