package io.drydock.kubeapiserver;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.Problems;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * The names of cipher suites, as Go and the JDK call them.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/ciphersuites_flag.go: TLSCipherSuites"
 */
final class CipherSuites {
    private CipherSuites() {}

    /** The suites to accept, in the JDK's names; a problem for every one that the JDK does not have. */
    static List<String> read(Flag<List<String>> flag, Problems problems) {
        List<String> names = new ArrayList<>();
        if (flag.get().isEmpty()) {
            return names;
        }
        Set<String> supported = supported();
        for (String given : flag.get()) {
            // Go leaves the hash out of the names of these suites, as they have only one.
            String name = given.endsWith("_CHACHA20_POLY1305") ? given + "_SHA256" : given;
            names.add(name);
            if (!supported.contains(name)) {
                problems.add("--" + flag.name() + ": there is no cipher suite \"" + given
                        + "\"; expected names such as TLS_AES_128_GCM_SHA256");
            }
        }
        return names;
    }

    private static Set<String> supported() {
        try {
            return new HashSet<>(Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }
}
