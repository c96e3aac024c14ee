package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.podsecurity.LevelVersion;
import io.drydock.kubeapiserver.podsecurity.PodSecurityPolicies;
import io.drydock.kubeapiserver.podsecurity.PolicyLabels;
import io.drydock.kubeapiserver.podsecurity.checks.PodView;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Refuses pods that are less secure than their namespace wants, and warns about them and about the workloads that
 * would make such.
 *
 * @see "Go: plugin/pkg/admission/security/podsecurity/admission.go: Plugin, from 1.22"
 */
public final class PodSecurityAdmission implements ValidatingAdmission {
    public static final String NAME = "PodSecurity";
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final Set<String> WITHOUT_SPECIFICATION =
            Set.of("exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "status");

    private final Lookup lookup;
    private final PodSecurityPolicies policies;
    private final PodSecurityConfiguration configuration;
    private final PodSecurityMetrics metrics;

    public PodSecurityAdmission(
            Release release, Lookup lookup, PodSecurityConfiguration configuration, PodSecurityMetrics metrics) {
        this.lookup = lookup;
        this.policies = new PodSecurityPolicies(release);
        this.configuration = configuration;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        GroupResource resource = attributes.resource().groupResource();
        if (resource.equals(PODS)) {
            if (!WITHOUT_SPECIFICATION.contains(attributes.subresource())) {
                validatePod(attributes);
            }
        } else if (attributes.subresource().isEmpty()) {
            if (resource.equals(NAMESPACES)) {
                ExistingPods pods = new ExistingPods(lookup, policies, configuration);
                new NamespaceEvaluation(configuration, pods, attributes).evaluate();
            } else if (PodTemplates.areIn(resource)) {
                validateWorkload(attributes, resource);
            }
        }
    }

    private void validatePod(AdmissionAttributes attributes) {
        if (isExempt(attributes)) {
            return;
        }
        PolicyLabels labels = labels(attributes).orElseThrow(() -> {
            metrics.failed(true, attributes);
            return StatusErrors.internalError("failed to lookup namespace \"" + attributes.namespace() + "\"");
        });
        if (labels.errors().isEmpty() && labels.policy().isFullyPrivileged()) {
            note(attributes, "enforce-policy", LevelVersion.PRIVILEGED.toString());
            metrics.evaluated(true, labels.policy().enforce(), PodSecurityMetrics.Mode.ENFORCE, attributes);
            return;
        }
        KubeObject pod = attributes.object().orElseThrow();
        boolean changes = attributes.operation() == Operation.CREATE
                || !images(pod).equals(images(attributes.oldObject().orElseThrow()));
        if (changes) {
            evaluate(attributes, labels, PodView.of(pod.annotations(), pod.at("spec")), true);
        }
    }

    private void validateWorkload(AdmissionAttributes attributes, GroupResource resource) {
        if (isExempt(attributes)) {
            return;
        }
        Optional<PolicyLabels> labels = labels(attributes);
        if (labels.isEmpty()) {
            metrics.failed(true, attributes);
            note(attributes, "error", "failed to lookup namespace \"" + attributes.namespace() + "\"");
            return;
        }
        boolean silent = labels.get().errors().isEmpty()
                && labels.get().policy().warn().isPrivileged()
                && labels.get().policy().audit().isPrivileged();
        if (!silent) {
            PodTemplates.of(resource, attributes.object().orElseThrow())
                    .ifPresent(pod -> evaluate(attributes, labels.get(), pod, false));
        }
    }

    private void evaluate(AdmissionAttributes attributes, PolicyLabels labels, PodView pod, boolean enforces) {
        if (configuration.exemptsPod(pod.spec())) {
            exempt(attributes, "runtimeClass");
        } else {
            new PodEvaluation(policies, metrics, attributes).evaluate(labels, pod, enforces);
        }
    }

    private Optional<PolicyLabels> labels(AdmissionAttributes attributes) {
        return lookup.get(NAMESPACES, "", attributes.namespace())
                .map(namespace -> PolicyLabels.read(namespace.labels(), configuration.defaults()));
    }

    private boolean isExempt(AdmissionAttributes attributes) {
        if (configuration.namespaces().contains(attributes.namespace())) {
            exempt(attributes, "namespace");
            return true;
        }
        if (configuration.usernames().contains(attributes.user().name())) {
            exempt(attributes, "user");
            return true;
        }
        return false;
    }

    private void exempt(AdmissionAttributes attributes, String reason) {
        note(attributes, "exempt", reason);
        metrics.exempted(attributes);
    }

    private static void note(AdmissionAttributes attributes, String key, String value) {
        attributes.context().addAnnotation(PolicyLabels.PREFIX + key, value);
    }

    /** What of a pod can be changed that matters here: the images of its containers, and which there are. */
    private static Set<String> images(KubeObject pod) {
        return Stream.of("containers", "initContainers", "ephemeralContainers")
                .flatMap(field -> images(field, pod.at("spec", field)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> images(String field, JsonNode containers) {
        return containers
                .valueStream()
                .map(container -> field + "/" + container.path("name").asString("") + "/"
                        + container.path("image").asString(""));
    }
}
