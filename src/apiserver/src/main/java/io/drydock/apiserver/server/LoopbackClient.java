package io.drydock.apiserver.server;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authentication.request.BearerTokenAuthenticator;
import io.drydock.apiserver.authentication.token.TokenFile;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls the server from inside its own process, through the whole chain and without a socket, as a user with every
 * permission. The token that makes it that user is made anew at each start and known to nobody else.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config_selfclient.go: SecureServingInfo.NewLoopbackClientConfig"
 */
public final class LoopbackClient {
    private static final int TOKEN_BYTES = 24;

    private final String token;
    private final AtomicReference<Handler> server = new AtomicReference<>(exchange -> {
        throw new IllegalStateException("no server runs yet");
    });

    LoopbackClient() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
    }

    /** Knows the token, and asks the other authenticator about everything else. */
    Authenticator authenticatorBefore(Authenticator others) {
        UserInfo user = UserInfo.of("system:apiserver", UserInfo.PRIVILEGED_GROUP);
        Authenticator own = new BearerTokenAuthenticator(new TokenFile(Map.of(token, user)));
        return exchange -> {
            Optional<UserInfo> self = ownUser(own, exchange);
            return self.isPresent() ? self : others.authenticate(exchange);
        };
    }

    private static Optional<UserInfo> ownUser(Authenticator own, HttpExchange exchange) {
        try {
            return own.authenticate(exchange);
        } catch (AuthenticationException someoneElsesToken) {
            return Optional.empty();
        }
    }

    void connectTo(Handler handler) {
        server.set(handler);
    }

    /** Sends a request and gives it back with its answer in it. */
    public InProcessExchange send(InProcessExchange request) throws IOException {
        request.withHeader("Authorization", "Bearer " + token);
        server.get().handle(request);
        return request;
    }
}
