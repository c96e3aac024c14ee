package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks a token of the old kind, which never expires and lives as long as the secret it is kept in.
 *
 * @see "Go: pkg/serviceaccount/legacy.go: legacyValidator.Validate"
 */
final class LegacyTokenValidator implements TokenValidator {
    static final String ISSUER = "kubernetes/serviceaccount";
    private static final String PREFIX = "kubernetes.io/serviceaccount/";

    private final boolean lookup;
    private final ServiceAccountTokenGetter getter;

    /** @param lookup whether secret and service account must still be there */
    LegacyTokenValidator(boolean lookup, ServiceAccountTokenGetter getter) {
        this.lookup = lookup;
        this.getter = getter;
    }

    @Override
    public UserInfo validate(String token, JsonNode payload) throws AuthenticationException {
        String subject = payload.path("sub").asString("");
        if (subject.isEmpty()) {
            throw new AuthenticationException("sub claim is missing");
        }
        String namespace = required(payload, "namespace");
        String secretName = required(payload, "secret.name");
        String name = required(payload, "service-account.name");
        String uid = required(payload, "service-account.uid");
        if (!subject.equals(ServiceAccountUser.name(namespace, name))) {
            throw new AuthenticationException("sub claim is invalid");
        }
        if (lookup) {
            requireSecret(token, namespace, secretName);
            KubeObject found = getter.serviceAccount(namespace, name)
                    .orElseThrow(() -> new AuthenticationException("serviceaccounts \"" + name + "\" not found"));
            if (found.deletionTimestamp().isPresent()) {
                throw new AuthenticationException("ServiceAccount " + namespace + "/" + name + " has been deleted");
            }
            if (!found.uid().equals(uid)) {
                throw new AuthenticationException(
                        "ServiceAccount UID (" + found.uid() + ") does not match claim (" + uid + ")");
            }
        }
        return ServiceAccountUser.of(namespace, name, uid, Map.of());
    }

    private void requireSecret(String token, String namespace, String name) throws AuthenticationException {
        KubeObject secret = getter.secret(namespace, name)
                .filter(found -> found.deletionTimestamp().isEmpty())
                .orElseThrow(() -> new AuthenticationException("Token has been invalidated"));
        byte[] kept = Base64.getMimeDecoder().decode(secret.at("data", "token").asString(""));
        if (!Arrays.equals(kept, token.getBytes(StandardCharsets.UTF_8))) {
            throw new AuthenticationException("Token does not match server's copy");
        }
    }

    private static String required(JsonNode payload, String claim) throws AuthenticationException {
        String value = payload.path(PREFIX + claim).asString("");
        if (value.isEmpty()) {
            throw new AuthenticationException(
                    (claim.equals("namespace") ? claim : claim.replace('.', ' ').replace('-', ' '))
                            + " claim is missing");
        }
        return value;
    }
}
