package io.drydock.apiserver.authentication.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.authentication.UserInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenFileTest {
    @Test
    void a_line_is_token_name_uid_and_perhaps_groups() {
        TokenFile file = TokenFile.parse("tokens.csv", """
                t1,alice,1,"dev,ops"

                t2,"say ""bob""\",2
                """);

        assertEquals(new UserInfo("alice", "1", List.of("dev", "ops"), Map.of()), user(file, "t1"));
        assertEquals(new UserInfo("say \"bob\"", "2", List.of(), Map.of()), user(file, "t2"));
        assertTrue(file.authenticate("t3", List.of()).isEmpty());
    }

    @Test
    void a_short_line_is_refused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TokenFile.parse("tokens.csv", "t1,alice\n"));

        assertEquals(
                "token file 'tokens.csv' must have at least 3 columns (token, user name, user uid), found 2",
                refused.getMessage());
    }

    @Test
    void a_misplaced_quote_is_refused_with_its_line() {
        assertEquals("parse error on line 2: bare \" in non-quoted-field", refusal("a,b,c\nt\"1,alice,1\n"));
        assertEquals("parse error on line 1: extraneous or missing \" in quoted-field", refusal("\"t1,alice,1"));
    }

    @Test
    void tokens_without_audiences_are_meant_for_the_server() throws AuthenticationException {
        TokenAuthenticator wrapped = new AudienceAgnosticTokenAuthenticator(
                List.of("api"), new TokenFile(Map.of("t", UserInfo.of("alice"))));

        assertEquals(
                List.of("api"),
                wrapped.authenticate("t", List.of()).orElseThrow().audiences());
        assertEquals(Optional.empty(), wrapped.authenticate("t", List.of("other")));
    }

    @Test
    void a_token_is_asked_about_again_when_its_time_in_the_cache_is_over() throws AuthenticationException {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        TokenAuthenticator cached = new CachedTokenAuthenticator(
                (token, audiences) -> {
                    asked.incrementAndGet();
                    return Optional.of(new TokenUser(UserInfo.of(token), List.of()));
                },
                Duration.ofSeconds(10),
                now::get);

        cached.authenticate("t", List.of());
        cached.authenticate("t", List.of());
        assertEquals(1, asked.get());
        cached.authenticate("t", List.of("other"));
        assertEquals(2, asked.get());
        now.set(Instant.EPOCH.plusSeconds(10));
        cached.authenticate("t", List.of());
        assertEquals(3, asked.get());
    }

    private static UserInfo user(TokenFile file, String token) {
        return file.authenticate(token, List.of()).orElseThrow().user();
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> TokenFile.parse("tokens.csv", text))
                .getMessage();
    }
}
