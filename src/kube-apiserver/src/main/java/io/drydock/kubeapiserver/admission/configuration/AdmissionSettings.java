package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import io.drydock.apiserver.admission.webhook.MutatingWebhooks;
import io.drydock.apiserver.admission.webhook.ValidatingWebhooks;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.webhook.WebhookCredentials;
import io.drydock.kubeapiserver.admission.eventratelimit.EventLimit;
import io.drydock.kubeapiserver.admission.eventratelimit.EventRateLimit;
import io.drydock.kubeapiserver.admission.pod.NodeSelectorPolicy;
import io.drydock.kubeapiserver.admission.pod.PodNodeSelector;
import io.drydock.kubeapiserver.admission.pod.PodTolerationRestriction;
import io.drydock.kubeapiserver.admission.pod.TolerationPolicy;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityAdmission;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityConfiguration;
import io.drydock.kubeapiserver.admission.resourcequota.LimitedResource;
import io.drydock.kubeapiserver.admission.resourcequota.ResourceQuotaAdmission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the built-in plug-ins are told.
 *
 * @param file as it was read, for plug-ins that read their part themselves
 * @param mutatingWebhooks what is shown to them
 * @param validatingWebhooks what is shown to them
 */
public record AdmissionSettings(
        AdmissionConfigurationFile file,
        PodSecurityConfiguration podSecurity,
        List<LimitedResource> limitedResources,
        List<EventLimit> eventLimits,
        NodeSelectorPolicy nodeSelectors,
        TolerationPolicy tolerations,
        WebhookCredentials mutatingWebhooks,
        WebhookCredentials validatingWebhooks) {
    /** Of a server without such a file. */
    public static final AdmissionSettings NONE = new AdmissionSettings(
            AdmissionConfigurationFile.NONE,
            PodSecurityConfiguration.OPEN,
            List.of(),
            List.of(),
            NodeSelectorPolicy.OPEN,
            TolerationPolicy.OPEN,
            WebhookCredentials.NONE,
            WebhookCredentials.NONE);

    public AdmissionSettings {
        limitedResources = List.copyOf(limitedResources);
        eventLimits = List.copyOf(eventLimits);
    }

    /**
     * @param file names the file; nothing when it is empty
     * @param plugins that will run
     * @param problems where all that is wrong is added
     */
    public static AdmissionSettings read(Flag<String> file, List<String> plugins, Problems problems) {
        int before = problems.all().size();
        AdmissionSettings settings = file.get().isEmpty() ? NONE : new Reader(file, problems).read();
        if (plugins.contains(EventRateLimit.NAME)
                && settings.eventLimits.isEmpty()
                && problems.all().size() == before) {
            problems.add(file, "the admission plug-in EventRateLimit needs limits, which only this file can give");
        }
        return settings;
    }

    private record Reader(Flag<String> flag, Problems problems) {

        AdmissionSettings read() {
            try {
                AdmissionConfigurationFile file = AdmissionConfigurationFile.read(Path.of(flag.get()));
                return new AdmissionSettings(
                        file,
                        part(file, PodSecurityAdmission.NAME, NONE.podSecurity, PodSecurityReader::read),
                        part(file, ResourceQuotaAdmission.NAME, NONE.limitedResources, QuotaReader::read),
                        part(file, EventRateLimit.NAME, NONE.eventLimits, EventLimitReader::read),
                        part(file, PodNodeSelector.NAME, NONE.nodeSelectors, NodeSelectorReader::read),
                        part(file, PodTolerationRestriction.NAME, NONE.tolerations, TolerationReader::read),
                        part(file, MutatingWebhooks.NAME, WebhookCredentials.NONE, WebhookCredentialsReader::read),
                        part(file, ValidatingWebhooks.NAME, WebhookCredentials.NONE, WebhookCredentialsReader::read));
            } catch (IOException unreadable) {
                problems.add(flag, "cannot be read: " + unreadable.getMessage());
            } catch (IllegalArgumentException unusable) {
                problems.add(flag, unusable.getMessage());
            }
            return NONE;
        }

        private <T> T part(
                AdmissionConfigurationFile file, String plugin, T otherwise, Function<ObjectNode, T> reader) {
            try {
                return file.of(plugin).map(reader).orElse(otherwise);
            } catch (IllegalArgumentException unusable) {
                problems.add(flag, "configuration of " + plugin + ": " + unusable.getMessage());
                return otherwise;
            }
        }
    }
}
