package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is around the message of an object: four bytes that say that it is in protobuf, then its kind.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/types_proto.go: Unknown.NestedMarshalTo"
 */
final class Envelope {
    private static final byte[] PREFIX = {'k', '8', 's', 0};

    /** The encoding and the type of what is within, which are empty, and written. */
    private static final byte[] END = {0x1a, 0, 0x22, 0};

    private Envelope() {}

    static boolean isAround(byte[] bytes) {
        return bytes.length >= PREFIX.length && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** Whether there is nothing after what says that it is protobuf. */
    static boolean isEmpty(byte[] bytes) {
        return bytes.length == PREFIX.length;
    }

    /** @param bytes that an envelope is around */
    static ProtobufMessage read(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes, PREFIX.length, bytes.length - PREFIX.length);
        String apiVersion = "";
        String kind = "";
        byte[] message = new byte[0];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> {
                    Map<Integer, String> meta = texts(in.readBytes().newCodedInput());
                    apiVersion = meta.getOrDefault(1, "");
                    kind = meta.getOrDefault(2, "");
                }
                case 2 -> message = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return new ProtobufMessage(apiVersion, kind, message);
    }

    private static Map<Integer, String> texts(CodedInputStream in) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            texts.put(WireFormat.getTagFieldNumber(tag), in.readString());
        }
        return texts;
    }

    /** @param message what is within */
    static ProtobufBody around(String apiVersion, String kind, ProtobufBody message) {
        BackwardBuffer head = new BackwardBuffer(64);
        head.putVarint(message.length());
        head.putTag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int end = head.length();
        head.putString(kind);
        head.putTag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        head.putString(apiVersion);
        head.putTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        head.putVarint(head.length() - end);
        head.putTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        head.putBytes(PREFIX);
        return message.between(head.toByteArray(), END);
    }
}
