package io.drydock.apiserver.authentication.token;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short while whom a token stands for. Only keyed digests of tokens are kept, and no failures.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/token/cache/cached_token_authenticator.go: New"
 */
public final class CachedTokenAuthenticator implements TokenAuthenticator {
    private static final int CAPACITY = 4096;

    private final TokenAuthenticator delegate;
    private final Duration timeToLive;
    private final InstantSource clock;
    private final SecretKeySpec digestKey;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ByteBuffer, Remembered> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Remembered> eldest) {
            return size() > CAPACITY;
        }
    };

    private record Remembered(TokenUser user, Instant end) {}

    public CachedTokenAuthenticator(TokenAuthenticator delegate, Duration timeToLive, InstantSource clock) {
        this.delegate = delegate;
        this.timeToLive = timeToLive;
        this.clock = clock;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.digestKey = new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public Optional<TokenUser> authenticate(String token, List<String> audiences) throws AuthenticationException {
        ByteBuffer key = digest(token, audiences);
        Instant now = clock.instant();
        Optional<TokenUser> known = find(key, now);
        if (known.isPresent()) {
            return known;
        }
        Optional<TokenUser> user = delegate.authenticate(token, audiences);
        user.ifPresent(found -> put(key, new Remembered(found, now.plus(timeToLive))));
        return user;
    }

    private Optional<TokenUser> find(ByteBuffer key, Instant now) {
        lock.lock();
        try {
            Remembered entry = entries.get(key);
            return entry != null && now.isBefore(entry.end()) ? Optional.of(entry.user()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void put(ByteBuffer key, Remembered entry) {
        lock.lock();
        try {
            entries.put(key, entry);
        } finally {
            lock.unlock();
        }
    }

    /** Lengths go in before the texts, so that no two different questions run together into one. */
    private ByteBuffer digest(String token, List<String> audiences) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            update(mac, token);
            audiences.forEach(audience -> update(mac, audience));
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA256", impossible);
        }
    }

    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        mac.update(bytes);
    }
}
