package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.configuration.LiveConfigurations;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.matching.Match;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.informer.Informer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which webhooks there are, and which of them want to see a write.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go: Webhook"
 */
final class WebhookSource implements AutoCloseable {
    private final LiveConfigurations<List<Webhook>> configurations;
    private final AdmissionMatcher matcher;

    WebhookSource(Supplier<Optional<Informer>> configurations, AdmissionMatcher matcher, MatchConditions conditions) {
        this.configurations =
                new LiveConfigurations<>(configurations, configuration -> Webhook.all(configuration, conditions));
        this.matcher = matcher;
    }

    void start() {
        configurations.start();
    }

    /**
     * All webhooks that may have to be asked about a write, in their order.
     *
     * @throws StatusException 403 when it is not known in time what there is
     */
    List<Webhook> webhooks(AdmissionAttributes write) {
        if (AdmissionMatcher.isExempt(write)) {
            return List.of();
        }
        List<List<Webhook>> known = configurations
                .current()
                .orElseThrow(() -> AdmissionErrors.forbidden(write, "not yet ready to handle request"));
        return known.stream().flatMap(List::stream).toList();
    }

    /** As what a webhook is to be shown the write; absent when it is not asked. */
    Optional<VersionedWrite> shownTo(Webhook webhook, AdmissionAttributes write) {
        Optional<Match> match = matcher.match(webhook.criteria(), write);
        return match.map(as -> VersionedWrite.of(write, as)).filter(webhook.condition()::test);
    }

    @Override
    public void close() {
        configurations.close();
    }
}
