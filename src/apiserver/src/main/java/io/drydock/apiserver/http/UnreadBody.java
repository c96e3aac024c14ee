package io.drydock.apiserver.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a client still sends of its request when nobody will read it. If the exchange ended before it was, HTTP/2
 * would cancel the stream, and some clients then throw the answer away.
 *
 * @see "Go: net/http/server.go: maxPostHandlerReadBytes"
 */
public final class UnreadBody {
    private static final int LIMIT = 256 * 1024;

    private UnreadBody() {}

    /** Reads to the end, unless that is far away. */
    public static void drain(InputStream body) {
        byte[] part = new byte[8 * 1024];
        int drained = 0;
        try {
            for (int read = body.read(part); read >= 0 && drained < LIMIT; read = body.read(part)) {
                drained += read;
            }
        } catch (IOException gone) {
            // Nobody sends any more, and nobody waits for the answer.
            return;
        }
    }
}
