package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks a pod specification, in a pod or in a template of pods. It must have been given its defaults.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodSpec"
 */
public final class PodSpecValidation {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

    private final Release release;
    private final Capabilities capabilities;

    /** @param context whose release gives the wording and the rules, and what the cluster allows */
    public PodSpecValidation(ResourceContext context) {
        this.release = context.release();
        this.capabilities = context.capabilities();
    }

    /** @param template the specification of a template, or a missing node for one that says nothing */
    public void validateOfTemplate(JsonNode template, FieldPath path, FieldErrors errors) {
        validate(template, "", false, path, errors);
    }

    /** @param pod the name of the pod whose own specification it is */
    public void validateOfPod(JsonNode spec, String pod, FieldPath path, FieldErrors errors) {
        validate(spec, pod, true, path, errors);
    }

    private void validate(JsonNode spec, String pod, boolean isPod, FieldPath path, FieldErrors errors) {
        boolean newer = release.atLeast(Release.V1_36);
        PodVolumes volumes =
                new VolumeValidation(release, pod, isPod, errors).validate(spec.path("volumes"), path.child("volumes"));
        ResourceClaimValidation.validate(spec.path("resourceClaims"), path.child("resourceClaims"), errors);
        ContainerValidation containers = new ContainerValidation(release, capabilities, spec, volumes, errors);
        containers.validateRegular(path.child("containers"));
        containers.validateInit(path.child("initContainers"));
        containers.validateEphemeral(path.child("ephemeralContainers"));
        if (newer) {
            PodResourcesValidation.validate(
                    release,
                    spec,
                    ResourceClaimValidation.names(spec.path("resourceClaims")),
                    path.child("resources"),
                    errors);
            validateHostNetwork(spec, isPod, path.child("containers"), errors);
        }
        errors.requireOneOf(spec.path("restartPolicy"), path.child("restartPolicy"), RESTART_POLICIES);
        errors.requireOneOf(spec.path("dnsPolicy"), path.child("dnsPolicy"), DNS_POLICIES);
        errors.labels(spec.path("nodeSelector"), path.child("nodeSelector"));
        if (!newer) {
            validateHostNetwork(spec, true, path.child("containers"), errors);
        }
        new SecurityContextValidation(release, capabilities, errors).validatePod(spec, path.child("securityContext"));
        new AffinityValidation(release, errors).validate(spec.path("affinity"), path.child("affinity"));
        DnsConfigValidation names = new DnsConfigValidation(release, errors);
        names.validate(spec, path.child("dnsConfig"));
        validateGates(spec, path, errors);
        new TopologySpreadValidation(release, errors)
                .validate(spec.path("topologySpreadConstraints"), path.child("topologySpreadConstraints"));
        OperatingSystemValidation system = new OperatingSystemValidation(capabilities, spec, path, errors);
        system.validateHostProcesses();
        system.validateHostUsers();
        HostnameOverrideValidation.validate(spec, path.child("hostnameOverride"), errors);
        validateNames(spec, path, errors);
        TolerationValidation.validate(spec.path("tolerations"), path.child("tolerations"), newer, errors);
        names.validateHostAliases(spec.path("hostAliases"), path.child("hostAliases"));
        validateScheduling(spec, path, errors);
        system.validateSystem();
        new FileVariableValidation(spec, errors).validate(path);
    }

    /** What is asked of an image in a pod only, since templates have long been taken without it. */
    public static void validateImageOfPod(JsonNode container, FieldPath path, FieldErrors errors) {
        String image = container.path("image").asString("");
        if (!image.strip().equals(image)) {
            errors.invalid(path.child("image"), image, "must not have leading or trailing whitespace");
        }
    }

    private void validateHostNetwork(JsonNode spec, boolean required, FieldPath path, FieldErrors errors) {
        if (!spec.path("hostNetwork").asBoolean(false)) {
            return;
        }
        int containerIndex = 0;
        for (JsonNode container : spec.path("containers")) {
            FieldPath ports = path.index(containerIndex++).child("ports");
            int portIndex = 0;
            for (JsonNode port : container.path("ports")) {
                FieldPath here = ports.index(portIndex++);
                long hostPort = port.path("hostPort").asLong(0);
                long containerPort = port.path("containerPort").asLong(0);
                if (hostPort == containerPort || (hostPort == 0 && !required)) {
                    continue;
                }
                if (release.atLeast(Release.V1_36)) {
                    errors.invalid(
                            here.child("hostPort"), hostPort, "must match `containerPort` when `hostNetwork` is true");
                } else {
                    errors.invalid(
                            here.child("containerPort"),
                            containerPort,
                            "must match `hostPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static void validateGates(JsonNode spec, FieldPath path, FieldErrors errors) {
        int index = 0;
        for (JsonNode gate : spec.path("readinessGates")) {
            String type = gate.path("conditionType").asString("");
            errors.invalid(
                    path.child("readinessGates").index(index++).child("conditionType"),
                    type,
                    NameRules.qualifiedName(type));
        }
        Set<String> seen = new HashSet<>();
        index = 0;
        for (JsonNode gate : spec.path("schedulingGates")) {
            FieldPath here = path.child("schedulingGates").index(index++);
            String name = gate.path("name").asString("");
            errors.invalid(here, name, NameRules.qualifiedName(name));
            if (!seen.add(name)) {
                errors.duplicate(here, name);
            }
        }
    }

    private static void validateNames(JsonNode spec, FieldPath path, FieldErrors errors) {
        for (String field : List.of("serviceAccountName", "nodeName")) {
            String name = spec.path(field).asString("");
            if (!name.isEmpty()) {
                errors.invalid(path.child(field), name, NameRules.nameIsDnsSubdomain(name, false));
            }
        }
        JsonNode deadline = spec.path("activeDeadlineSeconds");
        if (deadline.isNumber()) {
            errors.invalid(
                    path.child("activeDeadlineSeconds"),
                    deadline,
                    ValueRules.inRange(deadline.asLong(), 1, Integer.MAX_VALUE));
        }
        for (String field : List.of("hostname", "subdomain")) {
            String name = spec.path(field).asString("");
            if (!name.isEmpty()) {
                errors.invalid(path.child(field), name, NameRules.dns1123Label(name));
            }
        }
    }

    private void validateScheduling(JsonNode spec, FieldPath path, FieldErrors errors) {
        String priorityClass = spec.path("priorityClassName").asString("");
        if (!priorityClass.isEmpty()) {
            errors.invalid(
                    path.child("priorityClassName"), priorityClass, NameRules.nameIsDnsSubdomain(priorityClass, false));
        }
        if (spec.path("runtimeClassName").isString()) {
            String runtimeClass = spec.path("runtimeClassName").asString();
            errors.invalid(
                    path.child("runtimeClassName"), runtimeClass, NameRules.nameIsDnsSubdomain(runtimeClass, false));
        }
        if (spec.path("preemptionPolicy").isString()) {
            errors.requireOneOf(spec.path("preemptionPolicy"), path.child("preemptionPolicy"), PREEMPTION_POLICIES);
        }
        if (spec.path("overhead").isObject()) {
            new ResourceRequirementsValidation(release, errors)
                    .validateOverhead(spec.path("overhead"), path.child("overhead"));
        }
    }
}
