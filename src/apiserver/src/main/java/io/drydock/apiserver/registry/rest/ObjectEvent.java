package io.drydock.apiserver.registry.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drydock.apimachinery.protobuf.ProtobufBody;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a watch tells. Its object is as it is after the change, or was before it was deleted; for a bookmark an object
 * that holds its kind and resource version only; for an error a Status.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/watch/watch.go: Event"
 */
public final class ObjectEvent {
    /** An annotation of the bookmark between what was there when a watch began and what changed after. */
    public static final String END_OF_INITIAL_EVENTS = "k8s.io/initial-events-end";

    private static final byte[] FRAME_END = "}\n".getBytes(US_ASCII);

    private final Type type;
    private final EncodedObject object;
    private final boolean shared;
    private volatile byte @Nullable [] frame;
    private volatile @Nullable ProtobufBody protobuf;

    private ObjectEvent(Type type, EncodedObject object, boolean shared) {
        this.type = type;
        this.object = object;
        this.shared = shared;
    }

    /** For one watcher. */
    public ObjectEvent(Type type, EncodedObject object) {
        this(type, object, false);
    }

    /** For many watchers: what they are sent is put together once. */
    public static ObjectEvent shared(Type type, EncodedObject object) {
        return new ObjectEvent(type, object, true);
    }

    public Type type() {
        return type;
    }

    public EncodedObject object() {
        return object;
    }

    /**
     * Writes the event as a line of JSON, its object in the version it is stored in.
     *
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/watch.go: WatchEvent"
     */
    public void writeTo(OutputStream out) throws IOException {
        if (shared) {
            out.write(frame());
        } else {
            writeFrame(object, out);
        }
    }

    /** Writes the event as a line of JSON, with another object in the place of its own. */
    public void writeTo(OutputStream out, EncodedObject instead) throws IOException {
        if (instead == object) {
            writeTo(out);
        } else {
            writeFrame(instead, out);
        }
    }

    /**
     * The event in protobuf, its object in the version it is stored in.
     *
     * @param encoder always the same for the same event
     */
    public ProtobufBody protobuf(ProtobufEncoder encoder) {
        ProtobufBody known = protobuf;
        if (known == null) {
            known = ProtobufEncoder.event(type.name(), object.protobuf(encoder));
            if (shared) {
                protobuf = known;
            }
        }
        return known;
    }

    private byte[] frame() {
        byte[] known = frame;
        if (known == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(object.length() + 40);
            try {
                writeFrame(object, bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            known = bytes.toByteArray();
            frame = known;
        }
        return known;
    }

    private void writeFrame(EncodedObject told, OutputStream out) throws IOException {
        out.write(type.frameStart);
        told.writeTo(out);
        out.write(FRAME_END);
    }

    @Override
    public String toString() {
        return type + " " + object.name();
    }

    /** The names are those that go over the wire. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK,
        ERROR;

        private final byte[] frameStart = ("{\"type\":\"" + name() + "\",\"object\":").getBytes(US_ASCII);
    }
}
