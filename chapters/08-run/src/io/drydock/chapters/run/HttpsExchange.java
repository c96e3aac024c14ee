package io.drydock.chapters.run;

import com.sun.net.httpserver.HttpExchange;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.server.Authenticator;
import java.io.IOException;
import java.io.OutputStream;

/** A request that has come over the network; its answer goes back there. */
final class HttpsExchange extends Exchange {
    private static final int MOST_BYTES = 3 * 1024 * 1024;
    private static final String BEARER = "Bearer ";

    private final HttpExchange http;

    HttpsExchange(HttpExchange http) {
        super(http.getRequestMethod(), http.getRequestURI().toString());
        this.http = http;
        String authorization = http.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            attributes().put(Authenticator.TOKEN, authorization.substring(BEARER.length()));
        }
    }

    @Override
    public byte[] sent() throws IOException {
        byte[] body = http.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("the request is larger than " + MOST_BYTES + " bytes");
        }
        return body;
    }

    @Override
    public OutputStream answer(int code, String contentType) throws IOException {
        super.answer(code, contentType);
        http.getResponseHeaders().set("Content-Type", contentType);
        http.sendResponseHeaders(code, 0);
        return http.getResponseBody();
    }
}
