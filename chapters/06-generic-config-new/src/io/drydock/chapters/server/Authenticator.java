package io.drydock.chapters.server;

import io.drydock.chapters.chain.Exchange;
import java.util.Map;
import java.util.Optional;

/** Says who is asking; empty when it cannot be said, which is 401. */
@FunctionalInterface
public interface Authenticator {
    String ANONYMOUS = "system:anonymous";
    String TOKEN = "token";

    Optional<String> userOf(Exchange exchange);

    /** Knows people by the token they show. Who shows none is anonymous; who shows a wrong one is nobody. */
    static Authenticator byToken(Map<String, String> users) {
        return exchange -> {
            String token = exchange.attributes().get(TOKEN);
            return token == null ? Optional.of(ANONYMOUS) : Optional.ofNullable(users.get(token));
        };
    }
}
