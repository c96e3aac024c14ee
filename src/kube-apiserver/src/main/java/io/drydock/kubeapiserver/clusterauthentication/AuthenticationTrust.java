package io.drydock.kubeapiserver.clusterauthentication;

import io.drydock.apiserver.certificates.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom the server believes, in the form in which others read it.
 *
 * @param clientAuthorities sign client certificates
 * @param frontProxyAuthoritiesFile of {@code --requestheader-client-ca-file}; empty when no front proxy is believed
 */
public record AuthenticationTrust(
        List<X509Certificate> clientAuthorities,
        String frontProxyAuthoritiesFile,
        List<String> allowedNames,
        List<String> usernameHeaders,
        List<String> groupHeaders,
        List<String> extraHeaderPrefixes) {

    /** The entries of the config map. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        if (!clientAuthorities.isEmpty()) {
            entries.put("client-ca-file", SelfSigned.certificatesPem(clientAuthorities));
        }
        if (!frontProxyAuthoritiesFile.isEmpty()) {
            entries.put("requestheader-client-ca-file", read(Path.of(frontProxyAuthoritiesFile)));
            entries.put("requestheader-allowed-names", list(allowedNames));
            entries.put("requestheader-username-headers", list(usernameHeaders));
            entries.put("requestheader-group-headers", list(groupHeaders));
            entries.put("requestheader-extra-headers-prefix", list(extraHeaderPrefixes));
        }
        return entries;
    }

    private static String list(List<String> values) {
        return JsonMapper.shared().writeValueAsString(values);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
