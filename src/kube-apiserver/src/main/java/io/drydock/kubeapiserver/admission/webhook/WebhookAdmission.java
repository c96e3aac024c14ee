package io.drydock.kubeapiserver.admission.webhook;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.webhook.MatchConditions;
import io.drydock.apiserver.admission.webhook.MutatingWebhooks;
import io.drydock.apiserver.admission.webhook.ValidatingWebhooks;
import io.drydock.apiserver.admission.webhook.WebhookObserver;
import io.drydock.apiserver.admission.webhook.WebhookParts;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.webhook.WebhookClients;
import io.drydock.apiserver.webhook.WebhookCredentials;
import io.drydock.kubeapiserver.admission.configuration.AdmissionSettings;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;

/**
 * Makes the two plug-ins that ask webhooks; they share their connections.
 *
 * @see "Go: pkg/kubeapiserver/admission/config.go: Config.New"
 */
public final class WebhookAdmission implements AutoCloseable {
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    private final ResourceDirectory directory;
    private final Release release;
    private final WebhookObserver observer;
    private final MatchConditions conditions;
    private final WebhookClients clients;
    private final MutatingWebhooks mutating;
    private final ValidatingWebhooks validating;

    /**
     * @param directory in which configurations, namespaces and services are, once there is something to ask
     * @param settings that say what is shown to webhooks
     */
    public WebhookAdmission(
            Release release,
            ResourceDirectory directory,
            AdmissionSettings settings,
            MatchConditions conditions,
            WebhookObserver observer) {
        this.directory = directory;
        this.release = release;
        this.observer = observer;
        this.conditions = conditions;
        this.clients = new WebhookClients(new ClusterIpResolver(new Lookup(directory)), release);
        this.mutating = new MutatingWebhooks(parts("mutatingwebhookconfigurations", settings.mutatingWebhooks()));
        this.validating =
                new ValidatingWebhooks(parts("validatingwebhookconfigurations", settings.validatingWebhooks()));
    }

    public MutatingWebhooks mutating() {
        return mutating;
    }

    public ValidatingWebhooks validating() {
        return validating;
    }

    private WebhookParts parts(String configurations, WebhookCredentials credentials) {
        GroupResource resource = new GroupResource("admissionregistration.k8s.io", configurations);
        Lookup lookup = new Lookup(directory);
        return new WebhookParts(
                () -> directory.store(resource).map(store -> new Informer(configurations, store)),
                name -> lookup.getCached(NAMESPACES, "", name),
                clients,
                credentials,
                conditions,
                observer,
                release);
    }

    /** Begins to watch the configurations, so that the first write need not wait for them. */
    public void start() {
        mutating.start();
        validating.start();
    }

    @Override
    public void close() {
        mutating.close();
        validating.close();
        clients.close();
    }
}
