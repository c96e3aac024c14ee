package io.drydock.apimachinery.protobuf;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The messages of a release: for each kind and each type in it, which number is which field. Immutable. */
final class WireCatalog {
    private static final String DELETE_OPTIONS = "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions";

    private final Map<String, WireMessage> messages = new HashMap<>();
    private final Map<GroupVersionKind, String> kinds = new HashMap<>();

    private WireCatalog() {}

    /** That of a release, read once by whoever needs it first. */
    static WireCatalog of(Release release) {
        return switch (release) {
            case V1_20 -> Oldest.CATALOG;
            case V1_36 -> Newest.CATALOG;
        };
    }

    private static final class Oldest {
        static final WireCatalog CATALOG = load(Release.V1_20);
    }

    private static final class Newest {
        static final WireCatalog CATALOG = load(Release.V1_36);
    }

    private static WireCatalog load(Release release) {
        String file = "messages-" + release.version() + ".txt.gz";
        try (InputStream stored = WireCatalog.class.getResourceAsStream(file)) {
            if (stored == null) {
                throw new IllegalStateException("there is no " + file + " on the class path");
            }
            WireCatalog catalog = new WireCatalog();
            catalog.parse(new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(stored), StandardCharsets.ISO_8859_1)));
            return catalog;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private void parse(BufferedReader lines) throws IOException {
        String name = "";
        List<WireField> fields = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("message")) {
                messages.put(name, new WireMessage(fields));
                name = parts[1];
                fields = new ArrayList<>();
                addKinds(parts[2], name);
            } else {
                WireField.Shape shape = WireField.Shape.valueOf(parts[1].toUpperCase(Locale.ROOT));
                fields.add(new WireField(Integer.parseInt(parts[0]), shape, WireType.parse(parts[2]), parts[3]));
            }
        }
        messages.put(name, new WireMessage(fields));
    }

    private void addKinds(String list, String message) {
        if (list.isEmpty()) {
            return;
        }
        for (String text : list.split(",", -1)) {
            String[] kind = text.split("/", -1);
            kinds.put(new GroupVersionKind(kind[0], kind[1], kind[2]), message);
        }
    }

    /** The name of the message of a kind. Options of a deletion are the same in every group. */
    Optional<String> messageOf(GroupVersionKind kind) {
        if (kind.kind().equals("DeleteOptions")) {
            return Optional.of(DELETE_OPTIONS);
        }
        return Optional.ofNullable(kinds.get(kind));
    }

    /**
     * The name of the message of a kind.
     *
     * @param apiVersion empty in the oldest documents, which are of {@code v1}
     */
    Optional<String> messageOf(String apiVersion, String kind) {
        return messageOf(
                GroupVersion.parse(apiVersion.isEmpty() ? "v1" : apiVersion).withKind(kind));
    }

    /** The kinds that have a message. */
    Set<GroupVersionKind> kinds() {
        return Set.copyOf(kinds.keySet());
    }

    /** @param name of a message that another one refers to */
    WireMessage message(String name) {
        WireMessage message = messages.get(name);
        if (message == null) {
            throw new IllegalStateException("there is no message " + name);
        }
        return message;
    }
}
