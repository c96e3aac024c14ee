package io.drydock.kubeapiserver.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.UserInfo;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows service accounts by their signed tokens. A token of another issuer is none of its business, which leaves it to
 * other authenticators.
 *
 * @see "Go: pkg/serviceaccount/jwt.go: JWTTokenAuthenticator"
 */
public final class JwtTokenAuthenticator implements TokenAuthenticator {
    private final Set<String> issuers;
    private final List<VerificationKey> keys;
    private final List<String> implicitAudiences;
    private final TokenValidator validator;

    private JwtTokenAuthenticator(
            Collection<String> issuers,
            List<VerificationKey> keys,
            List<String> implicitAudiences,
            TokenValidator validator) {
        this.issuers = Set.copyOf(issuers);
        this.keys = List.copyOf(keys);
        this.implicitAudiences = List.copyOf(implicitAudiences);
        this.validator = validator;
    }

    /**
     * For tokens that TokenRequests give out.
     *
     * @param implicitAudiences the server's own, which a token must be meant for when nobody asks for others
     */
    public static JwtTokenAuthenticator bound(
            Collection<String> issuers,
            List<VerificationKey> keys,
            List<String> implicitAudiences,
            ServiceAccountTokenGetter getter,
            TokenDetail detail,
            InstantSource clock) {
        return new JwtTokenAuthenticator(
                issuers, keys, implicitAudiences, new BoundTokenValidator(getter, detail, clock));
    }

    /**
     * For tokens that are kept in secrets.
     *
     * @param lookup whether secret and service account must still be there
     */
    public static JwtTokenAuthenticator legacy(
            List<VerificationKey> keys,
            List<String> implicitAudiences,
            boolean lookup,
            ServiceAccountTokenGetter getter) {
        return new JwtTokenAuthenticator(
                List.of(LegacyTokenValidator.ISSUER),
                keys,
                implicitAudiences,
                new LegacyTokenValidator(lookup, getter));
    }

    @Override
    public Optional<TokenUser> authenticate(String token, List<String> audiences) throws AuthenticationException {
        JWSObject parsed;
        JsonNode payload;
        try {
            parsed = JWSObject.parse(token);
            payload = JsonMapper.shared().readTree(parsed.getPayload().toBytes());
        } catch (ParseException | JacksonException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (!issuers.contains(payload.path("iss").asString(""))) {
            return Optional.empty();
        }
        verifySignature(parsed);
        List<String> shared = sharedAudiences(payload, audiences);
        UserInfo user = validator.validate(token, payload);
        return Optional.of(new TokenUser(user, shared));
    }

    private void verifySignature(JWSObject token) throws AuthenticationException {
        String keyId = token.getHeader().getKeyID();
        List<VerificationKey> candidates = keyId == null
                ? keys
                : keys.stream().filter(key -> key.id().equals(keyId)).toList();
        if (candidates.isEmpty()) {
            throw new AuthenticationException("invalid signature, no keys found");
        }
        for (VerificationKey key : candidates) {
            try {
                if (key.algorithm().equals(token.getHeader().getAlgorithm().getName())
                        && token.verify(key.verifier())) {
                    return;
                }
            } catch (JOSEException unverifiable) {
                continue;
            }
        }
        throw new AuthenticationException("square/go-jose: error in cryptographic primitive");
    }

    private List<String> sharedAudiences(JsonNode payload, List<String> requested) throws AuthenticationException {
        List<String> claimed = ServiceAccountClaims.audiencesOf(payload);
        List<String> meantFor = claimed.isEmpty() ? implicitAudiences : claimed;
        List<String> wanted = requested.isEmpty() ? implicitAudiences : requested;
        List<String> shared = meantFor.stream().filter(wanted::contains).toList();
        if (shared.isEmpty() && !implicitAudiences.isEmpty()) {
            throw new AuthenticationException(
                    "token audiences " + quoted(meantFor) + " is invalid for the target audiences " + quoted(wanted));
        }
        return shared;
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(GoValue::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
