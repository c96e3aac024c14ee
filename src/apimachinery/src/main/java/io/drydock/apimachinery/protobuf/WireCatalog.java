package io.drydock.apimachinery.protobuf;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The messages of a release: for each kind and each type in it, which number is which field. Immutable. */
final class WireCatalog {
    private static final String DELETE_OPTIONS = "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions";

    private final Map<String, Map<Integer, WireField>> messages;
    private final Map<GroupVersionKind, String> kinds;

    private WireCatalog(Map<String, Map<Integer, WireField>> messages, Map<GroupVersionKind, String> kinds) {
        this.messages = messages;
        this.kinds = kinds;
    }

    static WireCatalog load(Release release) {
        String file = "messages-" + release.version() + ".txt.gz";
        try (InputStream stored = WireCatalog.class.getResourceAsStream(file)) {
            if (stored == null) {
                throw new IllegalStateException("there is no " + file + " on the class path");
            }
            return parse(new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(stored), StandardCharsets.ISO_8859_1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static WireCatalog parse(BufferedReader lines) throws IOException {
        Map<String, Map<Integer, WireField>> messages = new HashMap<>();
        Map<GroupVersionKind, String> kinds = new HashMap<>();
        Map<Integer, WireField> fields = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("message")) {
                fields = new HashMap<>();
                messages.put(parts[1], fields);
                if (!parts[2].isEmpty()) {
                    String[] kind = parts[2].split("/", -1);
                    kinds.put(new GroupVersionKind(kind[0], kind[1], kind[2]), parts[1]);
                }
            } else {
                WireField.Shape shape = WireField.Shape.valueOf(parts[1].toUpperCase(Locale.ROOT));
                int number = Integer.parseInt(parts[0]);
                fields.put(number, new WireField(number, shape, parts[2], parts[3]));
            }
        }
        return new WireCatalog(messages, kinds);
    }

    /** The name of the message of a kind. Options of a deletion are the same in every group. */
    Optional<String> messageOf(GroupVersionKind kind) {
        if (kind.kind().equals("DeleteOptions")) {
            return Optional.of(DELETE_OPTIONS);
        }
        return Optional.ofNullable(kinds.get(kind));
    }

    /** @param name of a message that another one refers to */
    Map<Integer, WireField> fields(String name) {
        Map<Integer, WireField> fields = messages.get(name);
        if (fields == null) {
            throw new IllegalStateException("there is no message " + name);
        }
        return fields;
    }
}
