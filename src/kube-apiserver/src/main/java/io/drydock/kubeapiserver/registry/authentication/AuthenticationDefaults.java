package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a token lives when nobody says.
 *
 * @see "Go: pkg/apis/authentication/v1/defaults.go: SetDefaults_TokenRequestSpec"
 */
public final class AuthenticationDefaults {
    private static final long ONE_HOUR = 60 * 60;

    private AuthenticationDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        scheme.defaults(AuthenticationStorageProvider.V1.withKind("TokenRequest"), AuthenticationDefaults::request);
    }

    private static void request(KubeObject request) {
        ObjectNode spec = request.objectAt("spec");
        if (!spec.path("expirationSeconds").isNumber()) {
            spec.put("expirationSeconds", ONE_HOUR);
        }
    }
}
