package io.drydock.kubeapiserver.clusterauthentication;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What several servers believe, together: each may have an authority of its own, and none takes away what another has
 * published.
 *
 * @see "Go: pkg/controlplane/controller/clusterauthenticationtrust/cluster_authentication_trust_controller.go: combinedClusterAuthenticationInfo"
 */
final class TrustUnion {
    private static final String END = "-----END CERTIFICATE-----\n";

    private TrustUnion() {}

    /** Of two bundles of certificates, or of two lists of texts in JSON; of anything else it is the second. */
    static String of(String published, String own) {
        if (published.isEmpty() || published.equals(own)) {
            return own;
        }
        if (published.startsWith("[") && own.startsWith("[")) {
            Set<String> names = new LinkedHashSet<>();
            addNames(published, names);
            addNames(own, names);
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            names.forEach(list::add);
            return new String(JsonEncoder.encode(list), StandardCharsets.UTF_8);
        }
        if (published.endsWith(END) && own.endsWith(END)) {
            Set<String> certificates = new LinkedHashSet<>();
            addCertificates(published, certificates);
            addCertificates(own, certificates);
            return String.join("", certificates);
        }
        return own;
    }

    private static void addNames(String list, Set<String> names) {
        JsonDecoder.decode(list.getBytes(StandardCharsets.UTF_8)).forEach(name -> names.add(name.asString("")));
    }

    private static void addCertificates(String bundle, Set<String> certificates) {
        for (int begin = 0; begin < bundle.length(); ) {
            int end = bundle.indexOf(END, begin) + END.length();
            certificates.add(bundle.substring(begin, end));
            begin = end;
        }
    }
}
