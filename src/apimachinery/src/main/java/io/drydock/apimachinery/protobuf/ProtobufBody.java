package io.drydock.apimachinery.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * What is sent in protobuf: messages that others may share, and the few bytes around them. Immutable, if nobody changes
 * the messages.
 */
public final class ProtobufBody {
    private static final byte[] NOTHING = {};

    private final byte[] head;
    private final List<byte[]> pieces;
    private final byte[] tail;
    private final long length;

    private ProtobufBody(byte[] head, List<byte[]> pieces, byte[] tail, long length) {
        this.head = head;
        this.pieces = pieces;
        this.tail = tail;
        this.length = length;
    }

    static ProtobufBody of(List<byte[]> pieces) {
        long length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        return new ProtobufBody(NOTHING, List.copyOf(pieces), NOTHING, length);
    }

    ProtobufBody between(byte[] before, byte[] after) {
        return new ProtobufBody(
                concat(before, head), pieces, concat(tail, after), before.length + length + after.length);
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        out.write(tail);
    }

    /**
     * Writes it behind four bytes that say how long it is, as the events of a watch are told apart.
     *
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/framer/framer.go: lengthDelimitedFrameWriter.Write"
     */
    public void writeFramedTo(OutputStream out) throws IOException {
        int size = Math.toIntExact(length);
        out.write(new byte[] {(byte) (size >>> 24), (byte) (size >>> 16), (byte) (size >>> 8), (byte) size});
        writeTo(out);
    }

    public byte[] toByteArray() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.toIntExact(length));
        try {
            writeTo(whole);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return whole.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        if (first.length == 0 || second.length == 0) {
            return first.length == 0 ? second : first;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
