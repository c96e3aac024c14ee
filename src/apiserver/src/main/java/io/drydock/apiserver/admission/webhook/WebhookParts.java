package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.matching.NamespaceLookup;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.webhook.WebhookClients;
import io.drydock.apiserver.webhook.WebhookCredentials;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a plug-in that asks webhooks is made of.
 *
 * @param configurations gives an informer of the objects that configure them, which the plug-in starts and closes;
 *     none where there can be no such objects
 * @param credentials that are shown to webhooks
 * @param release whose words and notes are used
 */
public record WebhookParts(
        Supplier<Optional<Informer>> configurations,
        NamespaceLookup namespaces,
        WebhookClients clients,
        WebhookCredentials credentials,
        MatchConditions conditions,
        WebhookObserver observer,
        Release release) {

    WebhookSource source() {
        return new WebhookSource(configurations, new AdmissionMatcher(namespaces), conditions);
    }

    WebhookCaller caller(boolean mutating) {
        return new WebhookCaller(clients, credentials, release, mutating);
    }

    /** Whether the audit event tells of a webhook that could not be asked and did not have to. */
    boolean recordsFailures() {
        return release.atLeast(Release.V1_36);
    }
}
