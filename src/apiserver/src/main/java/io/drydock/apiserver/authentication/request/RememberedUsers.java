package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.UserInfo;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads each certificate once: a connection sends many requests, and all of them have the same. */
final class RememberedUsers implements CertificateUser {
    private static final int REMEMBERED = 1024;

    private final CertificateUser source;
    private final Map<X509Certificate, Optional<UserInfo>> known = new ConcurrentHashMap<>();

    RememberedUsers(CertificateUser source) {
        this.source = source;
    }

    @Override
    public Optional<UserInfo> userOf(X509Certificate certificate) throws AuthenticationException {
        Optional<UserInfo> remembered = known.get(certificate);
        if (remembered != null) {
            return remembered;
        }
        Optional<UserInfo> user = source.userOf(certificate);
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(certificate, user);
        return user;
    }
}
