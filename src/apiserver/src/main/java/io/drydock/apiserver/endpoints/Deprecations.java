package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that a release warns about because a later one takes them away.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/deprecation/deprecation.go: WarningMessage"
 */
final class Deprecations {
    private final Map<String, String> warnings;

    private Deprecations(Map<String, String> warnings) {
        this.warnings = Map.copyOf(warnings);
    }

    static Deprecations of(Release release) {
        Map<String, String> warnings = new HashMap<>();
        for (String line : read("deprecations-" + release.version() + ".txt").split("\n")) {
            String[] words = line.split("\t", -1);
            if (words.length == 5) {
                warnings.put(words[0] + " " + words[1], warning(words));
            }
        }
        return new Deprecations(warnings);
    }

    Optional<String> warning(GroupVersionKind kind) {
        return Optional.ofNullable(warnings.get(kind.apiVersion() + " " + kind.kind()));
    }

    /** @param words API version, kind, where it was deprecated, where it is gone, what takes its place */
    private static String warning(String[] words) {
        String warning = words[0] + " " + words[1] + " is deprecated in v" + words[2] + "+";
        if (!words[3].isEmpty()) {
            warning += ", unavailable in v" + words[3] + "+";
        }
        return words[4].isEmpty() ? warning : warning + "; use " + words[4];
    }

    private static String read(String name) {
        try (InputStream input = Deprecations.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("the facts " + name + " are not on the class path");
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the facts " + name, e);
        }
    }
}
