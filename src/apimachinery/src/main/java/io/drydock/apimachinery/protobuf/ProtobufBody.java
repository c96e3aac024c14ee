package io.drydock.apimachinery.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent in protobuf, put together of pieces that others may share.
 *
 * @param pieces one after the other; never to be changed
 * @param length of all of them, in bytes
 */
public record ProtobufBody(List<byte[]> pieces, long length) {
    public ProtobufBody {
        pieces = List.copyOf(pieces);
    }

    static ProtobufBody of(List<byte[]> pieces) {
        long length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        return new ProtobufBody(pieces, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }

    public byte[] toByteArray() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream((int) length);
        try {
            writeTo(whole);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return whole.toByteArray();
    }

    /**
     * The same behind four bytes that say how long it is, as the events of a watch are told apart.
     *
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/framer/framer.go: lengthDelimitedFrameWriter.Write"
     */
    public ProtobufBody framed() {
        int size = Math.toIntExact(length);
        return between(
                new byte[] {(byte) (size >>> 24), (byte) (size >>> 16), (byte) (size >>> 8), (byte) size}, new byte[0]);
    }

    ProtobufBody between(byte[] head, byte[] end) {
        List<byte[]> all = new ArrayList<>(pieces.size() + 2);
        all.add(head);
        all.addAll(pieces);
        all.add(end);
        return new ProtobufBody(all, head.length + length + end.length);
    }
}
