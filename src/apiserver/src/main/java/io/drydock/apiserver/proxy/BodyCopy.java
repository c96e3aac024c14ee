package io.drydock.apiserver.proxy;

import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.io.InputStream;

/** Sends on what another server answers, piece by piece as it comes. */
final class BodyCopy {
    private static final int BYTES = 16 * 1024;

    private BodyCopy() {}

    /** Ends with the body, or when the client goes. */
    static void to(HttpExchange exchange, InputStream body) throws IOException {
        exchange.onDisconnect(() -> close(body));
        byte[] buffer = new byte[BYTES];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            exchange.output().write(buffer, 0, count);
            // Who follows a log does not wait for a full buffer.
            exchange.output().flush();
        }
        exchange.output().flush();
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }
}
