package io.drydock.kubeapiserver.authenticator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authentication.token.TokenFile;
import io.drydock.apiserver.http.InProcessExchange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticatorConfigTest {
    @Test
    void who_shows_nothing_is_anonymous_and_who_shows_nonsense_is_nobody() throws AuthenticationException {
        Authenticators authenticators = authenticators(true);

        assertEquals(
                UserInfo.ANONYMOUS,
                authenticators
                        .request()
                        .authenticate(InProcessExchange.get("/"))
                        .orElseThrow()
                        .name());
        assertThrows(
                AuthenticationException.class, () -> authenticators.request().authenticate(bearer("nonsense")));
    }

    @Test
    void where_nobody_is_anonymous_a_request_without_credentials_has_no_user() throws AuthenticationException {
        assertTrue(authenticators(false)
                .request()
                .authenticate(InProcessExchange.get("/"))
                .isEmpty());
    }

    @Test
    void a_review_finds_what_a_request_would_find() throws AuthenticationException {
        Authenticators authenticators = authenticators(true);

        UserInfo asked = authenticators.request().authenticate(bearer("t")).orElseThrow();
        TokenUser reviewed = authenticators.token().authenticate("t", List.of()).orElseThrow();

        assertEquals(List.of("dev", "system:authenticated"), asked.groups());
        assertEquals(asked, reviewed.user());
        assertEquals(List.of("api"), reviewed.audiences());
        assertEquals(
                "invalid bearer token",
                assertThrows(
                                AuthenticationException.class,
                                () -> authenticators.token().authenticate("nonsense", List.of()))
                        .getMessage());
    }

    private static Authenticators authenticators(boolean anonymous) {
        return new AuthenticatorConfig(
                        Release.V1_36,
                        anonymous,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new TokenFile(Map.of("t", UserInfo.of("alice", "dev")))),
                        Optional.empty(),
                        List.of("api"),
                        Duration.ofSeconds(10),
                        InstantSource.system())
                .newAuthenticators();
    }

    private static InProcessExchange bearer(String token) {
        return InProcessExchange.get("/").withHeader("Authorization", "Bearer " + token);
    }
}
