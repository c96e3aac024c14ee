package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.admission.metrics.AdmissionMetrics;
import io.drydock.apiserver.admission.metrics.WebhookMetrics;
import io.drydock.apiserver.admission.policy.mutating.MutatingAdmissionPolicy;
import io.drydock.apiserver.admission.policy.validating.ValidatingAdmissionPolicy;
import io.drydock.apiserver.admission.webhook.EvaluatedConditions;
import io.drydock.apiserver.admission.webhook.MutatingWebhooks;
import io.drydock.apiserver.admission.webhook.ValidatingWebhooks;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.kubeapiserver.admission.BuiltInAdmission;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityAdmission;
import io.drydock.kubeapiserver.admission.policy.PolicyAdmission;
import io.drydock.kubeapiserver.admission.serviceaccount.ServiceAccountAdmission;
import io.drydock.kubeapiserver.admission.webhook.WebhookAdmission;
import io.drydock.kubeapiserver.options.AdmissionPlugins;
import io.drydock.kubeapiserver.options.PluginOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.serviceaccount.DefaultServiceAccounts;
import java.util.List;

/**
 * The admission plug-ins that the options ask for, in their order, as far as they are built.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/admission.go: AdmissionOptions.ApplyTo"
 */
final class Admission implements AutoCloseable {
    private final AdmissionChain chain;
    private final ResourceDirectory directory;
    private final WebhookAdmission webhooks;
    private final PolicyAdmission policies;
    private final boolean needsDefaultServiceAccounts;

    Admission(
            CompletedServerRunOptions options,
            ResourceDirectory directory,
            Authorizer authorizer,
            ServerMetrics metrics) {
        PluginOptions plugins = options.options().plugins;
        BuiltInAdmission builtIn = new BuiltInAdmission(
                options.release(),
                directory,
                authorizer,
                new BuiltInAdmission.TolerationSeconds(
                        plugins.defaultNotReadyTolerationSeconds.get(),
                        plugins.defaultUnreachableTolerationSeconds.get()),
                options.admission());
        this.webhooks = new WebhookAdmission(
                options.release(),
                directory,
                options.admission(),
                new EvaluatedConditions(authorizer),
                new WebhookMetrics(metrics, options.release()));
        builtIn.add(MutatingWebhooks.NAME, webhooks::mutating).add(ValidatingWebhooks.NAME, webhooks::validating);
        this.policies = new PolicyAdmission(directory, authorizer);
        if (options.release().atLeast(Release.V1_36)) {
            builtIn.add(MutatingAdmissionPolicy.NAME, policies::mutating)
                    .add(ValidatingAdmissionPolicy.NAME, policies::validating);
        }
        List<String> wanted = options.admissionPlugins().stream()
                .filter(name -> !AdmissionPlugins.OF_FEATURES_THAT_ARE_OFF.contains(name))
                .toList();
        if (wanted.contains(PodSecurityAdmission.NAME)) {
            metrics.add(builtIn.podSecurityMetrics()::register);
        }
        this.chain = new AdmissionChain(builtIn.plugins(wanted), new AdmissionMetrics(metrics, options.release()));
        this.directory = directory;
        this.needsDefaultServiceAccounts = wanted.contains(ServiceAccountAdmission.NAME);
    }

    AdmissionChain chain() {
        return chain;
    }

    /** Starts what the plug-ins need to be there: without its default account, no namespace would take a pod. */
    void start(LifecycleSignal stop) {
        webhooks.start();
        policies.start();
        if (needsDefaultServiceAccounts) {
            DefaultServiceAccounts accounts = DefaultServiceAccounts.start(directory);
            stop.whenSignaled(accounts::close);
        }
    }

    /** Ends what plug-ins keep open, once there are no more writes. */
    @Override
    public void close() {
        webhooks.close();
        policies.close();
    }
}
