package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.kubeapiserver.serviceaccount.ServiceAccountClaims.Reference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks a token that was given out by a TokenRequest: it has not expired, and its service account and the object it is
 * bound to are still those it was made for.
 *
 * @see "Go: pkg/serviceaccount/claims.go: validator.Validate"
 */
final class BoundTokenValidator implements TokenValidator {
    /** An object that is being deleted still counts for so long. */
    private static final long DELETION_LEEWAY_SECONDS = 60;

    private final ServiceAccountTokenGetter getter;
    private final TokenDetail detail;
    private final InstantSource clock;

    BoundTokenValidator(ServiceAccountTokenGetter getter, TokenDetail detail, InstantSource clock) {
        this.getter = getter;
        this.detail = detail;
        this.clock = clock;
    }

    @Override
    public UserInfo validate(String token, JsonNode payload) throws AuthenticationException {
        ServiceAccountClaims claims = ServiceAccountClaims.of(payload);
        Instant now = clock.instant();
        if (claims.isNotValidYet(now)) {
            throw new AuthenticationException("service account token is not valid yet");
        }
        if (claims.hasExpired(now)) {
            throw new AuthenticationException("service account token has expired");
        }
        requireServiceAccount(claims, now);
        if (claims.secret().isPresent()) {
            Reference secret = claims.secret().get();
            requireBound("secret", secret, getter.secret(claims.namespace(), secret.name()), now);
        }
        if (claims.pod().isPresent()) {
            Reference pod = claims.pod().get();
            requireBound("pod", pod, getter.pod(claims.namespace(), pod.name()), now);
        } else if (claims.node().isPresent()) {
            Reference node = claims.node().get();
            requireBound("node", node, getter.node(node.name()), now);
        }
        return ServiceAccountUser.of(
                claims.namespace(),
                claims.serviceAccount().name(),
                claims.serviceAccount().uid(),
                extra(claims));
    }

    private void requireServiceAccount(ServiceAccountClaims claims, Instant now) throws AuthenticationException {
        Reference claimed = claims.serviceAccount();
        KubeObject found = getter.serviceAccount(claims.namespace(), claimed.name())
                .orElseThrow(() -> new AuthenticationException("serviceaccounts \"" + claimed.name() + "\" not found"));
        if (deleted(found, now)) {
            throw new AuthenticationException(
                    "service account " + claims.namespace() + "/" + claimed.name() + " has been deleted");
        }
        if (!found.uid().equals(claimed.uid())) {
            throw new AuthenticationException(
                    "service account UID (" + found.uid() + ") does not match claim (" + claimed.uid() + ")");
        }
    }

    private static void requireBound(String kind, Reference claimed, Optional<KubeObject> found, Instant now)
            throws AuthenticationException {
        if (found.isEmpty() || deleted(found.get(), now)) {
            throw new AuthenticationException("service account token has been invalidated");
        }
        if (!found.get().uid().equals(claimed.uid())) {
            throw new AuthenticationException(kind + " UID (" + found.get().uid() + ") does not match service account "
                    + kind + " ref claim (" + claimed.uid() + ")");
        }
    }

    private static boolean deleted(KubeObject object, Instant now) {
        return object.deletionTimestamp()
                .map(Instant::parse)
                .filter(time -> time.isBefore(now.minusSeconds(DELETION_LEEWAY_SECONDS)))
                .isPresent();
    }

    private Map<String, List<String>> extra(ServiceAccountClaims claims) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        claims.pod().ifPresent(pod -> {
            extra.put(ServiceAccountUser.POD_NAME, List.of(pod.name()));
            extra.put(ServiceAccountUser.POD_UID, List.of(pod.uid()));
        });
        if (detail == TokenDetail.WITH_CREDENTIAL_AND_NODE) {
            if (!claims.id().isEmpty()) {
                extra.put(UserInfo.CREDENTIAL_ID, List.of("JTI=" + claims.id()));
            }
            claims.node().ifPresent(node -> {
                extra.put(ServiceAccountUser.NODE_NAME, List.of(node.name()));
                if (!node.uid().isEmpty()) {
                    extra.put(ServiceAccountUser.NODE_UID, List.of(node.uid()));
                }
            });
        }
        return extra;
    }
}
