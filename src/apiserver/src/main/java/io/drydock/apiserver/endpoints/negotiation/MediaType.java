package io.drydock.apiserver.endpoints.negotiation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which objects are read and written. */
public enum MediaType {
    JSON("json"),
    YAML("yaml"),
    PROTOBUF("vnd.kubernetes.protobuf");

    /** The content types, as messages name them. */
    public static final List<String> OBJECTS =
            Arrays.stream(values()).map(MediaType::text).toList();

    /** Those of watches: a YAML document cannot be told from the next. */
    public static final List<String> STREAMS = Arrays.stream(values())
            .filter(MediaType::isStreamed)
            .map(type -> type.text() + ";stream=watch")
            .toList();

    private final String subtype;

    MediaType(String subtype) {
        this.subtype = subtype;
    }

    String type() {
        return "application";
    }

    String subtype() {
        return subtype;
    }

    /** As a {@code Content-Type} says it. */
    public String text() {
        return type() + "/" + subtype;
    }

    /** Whether watches come in it. */
    boolean isStreamed() {
        return this != YAML;
    }

    /** @param contentType with or without parameters; with such as cannot be read it is none */
    static Optional<MediaType> of(String contentType) {
        if (!MediaTypeParameters.areReadable(contentType)) {
            return Optional.empty();
        }
        String bare = withoutParameters(contentType);
        for (MediaType type : values()) {
            if (type.text().equals(bare)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static String withoutParameters(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
