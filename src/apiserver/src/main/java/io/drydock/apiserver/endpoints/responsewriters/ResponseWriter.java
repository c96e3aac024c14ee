package io.drydock.apiserver.endpoints.responsewriters;

import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a whole answer, compressed when the client can take that and it is worth the effort.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go: SerializeObject"
 */
public final class ResponseWriter {
    /** Smaller answers are sent as they are. */
    private static final int COMPRESSION_THRESHOLD = 128 * 1024;

    /** Little is gained by more, at much more work. */
    private static final int COMPRESSION_LEVEL = 4;

    private ResponseWriter() {}

    /** @param tree see {@link ObjectEncoder} */
    public static void write(HttpExchange exchange, int status, OutputMediaType type, ObjectNode tree)
            throws IOException {
        byte[] bytes = ObjectEncoder.encode(tree, type.format(), type.pretty());
        write(exchange, status, type.format().text(), bytes.length, out -> out.write(bytes));
    }

    /** @param length how many bytes the content is going to write */
    public static void write(HttpExchange exchange, int status, String contentType, long length, Content content)
            throws IOException {
        exchange.setStatus(status);
        exchange.setHeader("Content-Type", contentType);
        if (length > COMPRESSION_THRESHOLD && acceptsGzip(exchange)) {
            exchange.setHeader("Content-Encoding", "gzip");
            exchange.addHeader("Vary", "Accept-Encoding");
            try (OutputStream compressed = new LightGzip(exchange.output())) {
                content.writeTo(compressed);
            }
        } else {
            exchange.setHeader("Content-Length", Long.toString(length));
            content.writeTo(exchange.output());
        }
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        for (String token : exchange.header("Accept-Encoding").split(",", -1)) {
            if (token.strip().equals("gzip")) {
                return true;
            }
        }
        return false;
    }

    /** What is sent, written in one go. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final class LightGzip extends GZIPOutputStream {
        LightGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(COMPRESSION_LEVEL);
        }
    }
}
