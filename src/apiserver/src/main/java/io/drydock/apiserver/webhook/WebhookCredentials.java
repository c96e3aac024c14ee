package io.drydock.apiserver.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which credential is for which webhook.
 *
 * @param byName by the webhook's host, with its port or without one for 443; a star may stand for the first parts of
 *     the name, or for all of it
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/authentication.go: defaultAuthenticationInfoResolver"
 */
public record WebhookCredentials(Map<String, WebhookCredential> byName) {
    /** Shows nothing to anybody. */
    public static final WebhookCredentials NONE = new WebhookCredentials(Map.of());

    private static final int HTTPS_PORT = 443;

    public WebhookCredentials {
        byName = Map.copyOf(byName);
    }

    /** The one for this webhook; the closest name counts. */
    public WebhookCredential of(WebhookTarget target) {
        WebhookCredential withPort = closest(target.host() + ":" + target.dialedPort());
        if (withPort == null && target.dialedPort() == HTTPS_PORT) {
            withPort = closest(target.host());
        }
        return withPort == null ? byName.getOrDefault("*", WebhookCredential.NONE) : withPort;
    }

    private @Nullable WebhookCredential closest(String name) {
        WebhookCredential exact = byName.get(name);
        for (int dot = name.indexOf('.'); exact == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            exact = byName.get("*" + name.substring(dot));
        }
        return exact;
    }
}
