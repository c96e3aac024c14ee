package io.drydock.kubeapiserver.authenticator;

import io.drydock.kubeapiserver.serviceaccount.ServiceAccountTokenGetter;
import io.drydock.kubeapiserver.serviceaccount.VerificationKey;
import java.util.List;

/**
 * How service accounts' tokens are checked.
 *
 * @param keys any of which a token may be signed with
 * @param issuers whose tokens are taken; none of them for tokens of the old kind only
 * @param lookup whether what an old token was made for must still be there
 */
public record ServiceAccountAuthentication(
        List<VerificationKey> keys, List<String> issuers, boolean lookup, ServiceAccountTokenGetter getter) {
    public ServiceAccountAuthentication {
        keys = List.copyOf(keys);
        issuers = List.copyOf(issuers);
    }
}
