package io.drydock.bench.inside;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A pod as clients send it in protobuf: the four bytes that announce it, its type, then the object. */
final class WirePod {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private WirePod() {}

    static byte[] encode(String name) throws IOException {
        byte[] container = message(out -> {
            out.writeString(1, "web");
            out.writeString(2, "nginx:1.27");
            out.writeByteArray(7, pair("COLOUR", "red"));
        });
        byte[] pod = message(out -> {
            out.writeByteArray(1, message(metadata -> {
                metadata.writeString(1, name);
                metadata.writeString(3, "default");
                metadata.writeByteArray(11, pair("app", "web"));
            }));
            out.writeByteArray(2, message(spec -> spec.writeByteArray(2, container)));
        });
        byte[] unknown = message(out -> {
            out.writeByteArray(1, pair("v1", "Pod"));
            out.writeByteArray(2, pod);
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(MAGIC);
        all.writeBytes(unknown);
        return all.toByteArray();
    }

    private static byte[] pair(String first, String second) throws IOException {
        return message(out -> {
            out.writeString(1, first);
            out.writeString(2, second);
        });
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }
}
