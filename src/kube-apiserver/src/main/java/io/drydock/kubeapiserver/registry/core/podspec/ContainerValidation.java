package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the three lists of containers of a pod specification.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateContainers, validateInitContainers,
 *     validateEphemeralContainers"
 */
final class ContainerValidation {
    private static final List<String> HANDLED_BY_KUBELET =
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> NOT_FOR_EPHEMERAL = List.of(
            "ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "restartPolicy");
    private static final String ONLY_FOR_ORDINARY = "cannot be set for an Ephemeral Container";

    private final Release release;
    private final JsonNode spec;
    private final PodVolumes volumes;
    private final FieldErrors errors;
    private final ResourceRequirementsValidation resources;

    ContainerValidation(Release release, JsonNode spec, PodVolumes volumes, FieldErrors errors) {
        this.release = release;
        this.spec = spec;
        this.volumes = volumes;
        this.errors = errors;
        this.resources = new ResourceRequirementsValidation(release, errors);
    }

    void validateRegular(FieldPath path) {
        JsonNode containers = spec.path(ContainerKind.REGULAR.field());
        if (containers.isEmpty()) {
            errors.required(path, "");
            return;
        }
        Set<String> names = new HashSet<>();
        Set<String> hostPorts = new HashSet<>();
        FieldErrors conflicts = new FieldErrors();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            validateCommon(container, here);
            claimName(container, here, names);
            validateHandlers(container, here);
            if (container.has("restartPolicy") && !release.atLeast(Release.V1_36)) {
                errors.forbidden(here.child("restartPolicy"), "may not be set for non-init containers");
            }
            ContainerPortValidation.claimHostPorts(container, here, hostPorts, conflicts);
        }
        errors.addAll(conflicts.list());
    }

    void validateInit(FieldPath path) {
        Set<String> names = names(ContainerKind.REGULAR);
        JsonNode containers = spec.path(ContainerKind.INIT.field());
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            validateCommon(container, here);
            claimName(container, here, names);
            ContainerPortValidation.claimHostPorts(container, here, new HashSet<>(), errors);
            if (container.path("restartPolicy").asString("").equals("Always")) {
                validateHandlers(container, here);
            } else {
                HANDLED_BY_KUBELET.stream().filter(container::has).forEach(field -> refuseOnInit(here.child(field)));
            }
        }
    }

    void validateEphemeral(FieldPath path) {
        Set<String> others = names(ContainerKind.REGULAR);
        others.addAll(names(ContainerKind.INIT));
        Set<String> names = new HashSet<>(others);
        JsonNode containers = spec.path(ContainerKind.EPHEMERAL.field());
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            validateCommon(container, here);
            claimName(container, here, names);
            String target = container.path("targetContainerName").asString("");
            if (!target.isEmpty() && !others.contains(target)) {
                errors.notFound(here.child("targetContainerName"), target);
            }
            NOT_FOR_EPHEMERAL.stream()
                    .filter(field -> !container.path(field).isMissingNode()
                            && !(container.path(field).isContainer()
                                    && container.path(field).isEmpty()))
                    .forEach(field -> errors.forbidden(here.child(field), ONLY_FOR_ORDINARY));
            validateNoSubPaths(container, here.child("volumeMounts"));
        }
    }

    private void validateNoSubPaths(JsonNode container, FieldPath path) {
        int index = 0;
        for (JsonNode mount : container.path("volumeMounts")) {
            FieldPath here = path.index(index++);
            for (String field : List.of("subPath", "subPathExpr")) {
                if (!mount.path(field).asString("").isEmpty()) {
                    errors.forbidden(here.child(field), ONLY_FOR_ORDINARY);
                }
            }
        }
    }

    private void refuseOnInit(FieldPath path) {
        if (release.atLeast(Release.V1_36)) {
            errors.forbidden(path, "may not be set for init containers without restartPolicy=Always");
        } else {
            errors.invalid(path, "", "must not be set for init containers");
        }
    }

    private void validateCommon(JsonNode container, FieldPath path) {
        String name = container.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else {
            errors.invalid(path.child("name"), name, NameRules.dns1123Label(name));
        }
        errors.requireText(container, path, "image");
        errors.requireOneOf(
                container.path("terminationMessagePolicy"),
                path.child("terminationMessagePolicy"),
                List.of("File", "FallbackToLogsOnError"));
        ContainerPortValidation.validate(container.path("ports"), path.child("ports"), errors);
        EnvironmentValidation.validate(container.path("env"), path.child("env"), errors);
        EnvironmentValidation.validateFrom(container.path("envFrom"), path.child("envFrom"), errors);
        VolumeMountValidation mounts = new VolumeMountValidation(container, volumes, errors);
        mounts.validateMounts(path.child("volumeMounts"));
        mounts.validateDevices(path.child("volumeDevices"));
        errors.requireOneOf(
                container.path("imagePullPolicy"),
                path.child("imagePullPolicy"),
                List.of("Always", "IfNotPresent", "Never"));
        resources.validate(container.path("resources"), path.child("resources"));
        SecurityContextValidation.validateContainer(
                container.path("securityContext"), path.child("securityContext"), errors);
    }

    private void validateHandlers(JsonNode container, FieldPath path) {
        HandlerValidation handlers = new HandlerValidation(spec.path("terminationGracePeriodSeconds"), errors);
        handlers.validateLifecycle(container.path("lifecycle"), path.child("lifecycle"));
        handlers.validateProbe(container.path("livenessProbe"), path.child("livenessProbe"), true);
        handlers.validateProbe(container.path("readinessProbe"), path.child("readinessProbe"), false);
        handlers.validateProbe(container.path("startupProbe"), path.child("startupProbe"), true);
    }

    private void claimName(JsonNode container, FieldPath path, Set<String> taken) {
        String name = container.path("name").asString("");
        if (!name.isEmpty() && !taken.add(name)) {
            errors.duplicate(path.child("name"), name);
        }
    }

    private Set<String> names(ContainerKind kind) {
        Set<String> names = new HashSet<>();
        spec.path(kind.field())
                .forEach(container -> names.add(container.path("name").asString("")));
        return names;
    }
}
