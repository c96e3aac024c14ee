package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes that could not be made an object of the wanted type; the message is the real server's. */
public final class DecodeException extends RuntimeException {
    private final transient @Nullable GroupVersionKind kind;

    public DecodeException(String message) {
        this(message, null);
    }

    DecodeException(String message, @Nullable GroupVersionKind kind) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What the bytes said they are, if it came to that. */
    public Optional<GroupVersionKind> kind() {
        return Optional.ofNullable(kind);
    }
}
