package io.drydock.apiserver.authentication.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authentication.token.TokenFile;
import io.drydock.apiserver.http.InProcessExchange;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorsTest {
    private static final UserInfo BOB = UserInfo.of("bob", "dev");

    private final TokenFile tokens = new TokenFile(Map.of("bobtoken", BOB));
    private final Authenticator bearer = new BearerTokenAuthenticator(tokens);
    private final Authenticator websocket = new WebsocketProtocolAuthenticator(tokens);

    @Test
    void a_bearer_token_names_the_user_whatever_the_case_of_the_word() throws AuthenticationException {
        assertEquals(Optional.of(BOB), bearer.authenticate(withHeader("Authorization", "bEARER bobtoken")));
    }

    @Test
    void a_token_that_nobody_knows_is_an_error() {
        AuthenticationException refused = assertThrows(
                AuthenticationException.class,
                () -> bearer.authenticate(withHeader("Authorization", "Bearer garbage")));

        assertEquals("invalid bearer token", refused.getMessage());
    }

    @Test
    void a_request_without_a_token_is_nobodys() throws AuthenticationException {
        assertEquals(Optional.empty(), bearer.authenticate(InProcessExchange.get("/")));
        assertEquals(Optional.empty(), bearer.authenticate(withHeader("Authorization", "Basic Ym9i")));
        assertEquals(Optional.empty(), bearer.authenticate(withHeader("Authorization", "Bearer ")));
    }

    @Test
    void a_websocket_may_carry_its_token_among_its_protocols() throws AuthenticationException {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString("bobtoken".getBytes(UTF_8));
        String protocol = "base64url.bearer.authorization.k8s.io." + encoded;

        assertEquals(Optional.of(BOB), websocket.authenticate(upgrade(protocol + ", v4.channel.k8s.io")));
        assertEquals(Optional.empty(), websocket.authenticate(upgrade("v4.channel.k8s.io")));
        assertThrows(AuthenticationException.class, () -> websocket.authenticate(upgrade(protocol)));
    }

    @Test
    void an_error_counts_only_when_nobody_else_knows_the_user() throws AuthenticationException {
        Authenticator broken = exchange -> {
            throw new AuthenticationException("broken");
        };
        Authenticator anonymous = new AnonymousAuthenticator();

        assertEquals(
                UserInfo.ANONYMOUS,
                UnionAuthenticator.of(List.of(broken, anonymous))
                        .authenticate(InProcessExchange.get("/"))
                        .orElseThrow()
                        .name());
        assertThrows(
                AuthenticationException.class,
                () -> UnionAuthenticator.failingOnError(List.of(broken, anonymous))
                        .authenticate(InProcessExchange.get("/")));
    }

    @Test
    void several_errors_are_told_in_one_and_repeated_ones_once() {
        Authenticator first = exchange -> {
            throw new AuthenticationException("a");
        };
        Authenticator second = exchange -> {
            throw new AuthenticationException("b");
        };

        AuthenticationException all = assertThrows(
                AuthenticationException.class,
                () -> UnionAuthenticator.of(List.of(first, second, first)).authenticate(InProcessExchange.get("/")));

        assertEquals("[a, b]", all.getMessage());
    }

    @Test
    void everybody_who_is_known_is_in_the_group_of_the_authenticated() {
        assertEquals(
                List.of("dev", "system:authenticated"),
                AuthenticatedGroupAdder.withGroup(BOB).groups());
        UserInfo anonymous = UserInfo.of(UserInfo.ANONYMOUS, UserInfo.ALL_UNAUTHENTICATED);
        assertEquals(anonymous, AuthenticatedGroupAdder.withGroup(anonymous));
    }

    private static InProcessExchange withHeader(String name, String value) {
        return InProcessExchange.get("/").withHeader(name, value);
    }

    private static InProcessExchange upgrade(String protocols) {
        return withHeader("Connection", "keep-alive, Upgrade")
                .withHeader("Upgrade", "websocket")
                .withHeader("Sec-WebSocket-Protocol", protocols);
    }
}
