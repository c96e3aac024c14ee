package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects are managed as one value and which field by field, where that is not what their type suggests. A
 * release's OpenAPI document says so with {@code x-kubernetes-map-type}.
 */
public final class Granularity {
    private final Map<String, Boolean> atomic;

    private Granularity(Map<String, Boolean> atomic) {
        this.atomic = atomic;
    }

    public static Granularity load(Release release) {
        String name = "granularity-" + release.version() + ".txt";
        try (InputStream input = Granularity.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return parse(new String(input.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Lines of {@code atomic} or {@code granular}, a definition, and maybe one of its fields. */
    private static Granularity parse(String text) {
        Map<String, Boolean> atomic = new HashMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            atomic.put(line.substring(space + 1), line.startsWith("atomic"));
        });
        return new Granularity(Map.copyOf(atomic));
    }

    /** What is said of a field; empty when its type decides. */
    Optional<Boolean> isAtomicField(String definition, String field) {
        return Optional.ofNullable(atomic.get(definition + " " + field));
    }

    boolean isAtomicType(String definition) {
        return atomic.getOrDefault(definition, false);
    }
}
