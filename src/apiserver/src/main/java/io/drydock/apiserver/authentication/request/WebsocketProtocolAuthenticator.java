package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a token that a browser, which cannot set headers on a websocket, has sent as one of the subprotocols it offers:
 * {@code base64url.bearer.authorization.k8s.io.} and the token in unpadded base64url. Another subprotocol has to be
 * offered with it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/websocket/protocol.go: ProtocolAuthenticator"
 */
public final class WebsocketProtocolAuthenticator implements Authenticator {
    private static final String PREFIX = "base64url.bearer.authorization.k8s.io.";

    private final TokenAuthenticator tokens;

    public WebsocketProtocolAuthenticator(TokenAuthenticator tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        if (!isWebsocket(exchange)) {
            return Optional.empty();
        }
        List<String> offered = exchange.headers("Sec-WebSocket-Protocol").stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        List<String> carriers =
                offered.stream().filter(protocol -> protocol.startsWith(PREFIX)).toList();
        if (carriers.isEmpty()) {
            return Optional.empty();
        }
        if (carriers.size() > 1) {
            throw new AuthenticationException("multiple base64.bearer.authorization tokens specified");
        }
        String token = decode(carriers.getFirst().substring(PREFIX.length()));
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (offered.size() == 1) {
            throw new AuthenticationException("missing additional subprotocol");
        }
        return Optional.of(BearerTokenAuthenticator.userOf(tokens, token));
    }

    private static boolean isWebsocket(HttpExchange exchange) {
        return exchange.header("Upgrade").strip().equalsIgnoreCase("websocket")
                && exchange.header("Connection").toLowerCase(Locale.ROOT).contains("upgrade");
    }

    private static String decode(String encoded) throws AuthenticationException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException notBase64) {
            throw new AuthenticationException("invalid base64.bearer.authorization token encoding");
        } catch (CharacterCodingException notUtf8) {
            throw new AuthenticationException("invalid base64.bearer.authorization token");
        }
    }
}
