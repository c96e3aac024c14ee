package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Believes a front proxy that shows its own client certificate and names the user in headers.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/headerrequest/requestheader.go:
 *     NewDynamicVerifyOptionsSecure"
 */
public final class RequestHeaderAuthenticator implements Authenticator {
    private final ClientCertificateVerifier verifier;
    private final Headers headers;

    public RequestHeaderAuthenticator(ClientCertificateVerifier verifier, Headers headers) {
        this.verifier = verifier;
        this.headers = headers;
    }

    /**
     * Whom to believe and where to look.
     *
     * @param allowedNames common names a proxy's certificate may have; empty for any
     * @param username the headers that may hold the user's name, the first that does wins
     * @param groups the headers whose values are groups
     * @param extraPrefixes what the names of headers with further facts begin with
     */
    public record Headers(
            List<String> allowedNames, List<String> username, List<String> groups, List<String> extraPrefixes) {
        public Headers {
            allowedNames = List.copyOf(allowedNames);
            username = List.copyOf(username);
            groups = List.copyOf(groups);
            extraPrefixes = List.copyOf(extraPrefixes);
        }
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        List<X509Certificate> chain = exchange.peerCertificates();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        verifier.verify(chain);
        String proxy = CertificateSubject.of(chain.getFirst()).commonName();
        if (!headers.allowedNames().isEmpty() && !headers.allowedNames().contains(proxy)) {
            throw new AuthenticationException("x509: subject with cn=" + proxy + " is not in the allowed list");
        }
        return headers.username().stream()
                .map(exchange::header)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> new UserInfo(name, "", groups(exchange), extra(exchange)));
    }

    private List<String> groups(HttpExchange exchange) {
        return headers.groups().stream()
                .flatMap(header -> exchange.headers(header).stream())
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private Map<String, List<String>> extra(HttpExchange exchange) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String prefix : headers.extraPrefixes()) {
            String lowerPrefix = prefix.toLowerCase(Locale.ROOT);
            for (String header : exchange.headerNames()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith(lowerPrefix)) {
                    extra.computeIfAbsent(unescape(lower.substring(prefix.length())), absent -> new ArrayList<>())
                            .addAll(exchange.headers(header));
                }
            }
        }
        return extra;
    }

    /** Keys may hold what header names may not, percent-encoded; one that does not decode is taken as it stands. */
    private static String unescape(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return key;
        }
    }
}
