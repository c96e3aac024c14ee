package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Knows the user by the client certificate of the connection.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go: Authenticator"
 */
public final class X509Authenticator implements Authenticator {
    private final ClientCertificateVerifier verifier;
    private final CertificateUser user;

    public X509Authenticator(ClientCertificateVerifier verifier, CertificateUser user) {
        this.verifier = verifier;
        this.user = new RememberedUsers(user);
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        List<X509Certificate> chain = exchange.peerCertificates();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        verifier.verify(chain);
        return user.userOf(chain.getFirst());
    }
}
