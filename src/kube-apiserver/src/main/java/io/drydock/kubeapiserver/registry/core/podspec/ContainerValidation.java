package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
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
    private static final List<String> NOT_FOR_INIT =
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> NOT_FOR_EPHEMERAL = List.of(
            "ports",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle");
    private static final String ONLY_FOR_ORDINARY = "cannot be set for an Ephemeral Container";

    private final Release release;
    private final JsonNode spec;
    private final FieldErrors errors;
    private final CommonContainerValidation common;
    private final HandlerValidation handlers;
    private final ContainerRestartValidation restarts;

    ContainerValidation(
            Release release, Capabilities capabilities, JsonNode spec, PodVolumes volumes, FieldErrors errors) {
        this.release = release;
        this.spec = spec;
        this.errors = errors;
        this.handlers = new HandlerValidation(spec.path("terminationGracePeriodSeconds"), errors);
        this.common = new CommonContainerValidation(release, capabilities, spec, volumes, handlers, errors);
        this.restarts = new ContainerRestartValidation(release, errors);
    }

    private boolean newer() {
        return release.atLeast(Release.V1_36);
    }

    void validateRegular(FieldPath path) {
        JsonNode containers = spec.path(ContainerKind.REGULAR.field());
        if (containers.isEmpty()) {
            errors.required(path, "");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            if (newer()) {
                common.validate(container, here);
                claimName(container, here, names);
                handlers.validateAll(container, here);
                restarts.validate(container, here);
            } else {
                common.validateInOlderOrder(container, here, () -> claimName(container, here, names));
            }
        }
        Set<String> hostPorts = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            ContainerPortValidation.claimHostPorts(containers.get(i), path.index(i), hostPorts, errors);
        }
    }

    void validateInit(FieldPath path) {
        JsonNode containers = spec.path(ContainerKind.INIT.field());
        if (newer()) {
            validateInitNewer(containers, path);
        } else {
            validateInitOlder(containers, path);
        }
    }

    private void validateInitNewer(JsonNode containers, FieldPath path) {
        Set<String> names = names(ContainerKind.REGULAR);
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            common.validate(container, here);
            restarts.validateOfInit(container, here);
            claimNameOfInit(container, here, names);
            claimOwnHostPorts(container, path);
            if (container.path("restartPolicy").asString("").equals("Always")) {
                handlers.validateAll(container, here);
            } else {
                NOT_FOR_INIT.stream()
                        .filter(container::has)
                        .forEach(field -> errors.forbidden(
                                here.child(field), "may not be set for init containers without restartPolicy=Always"));
                refuseRestartsOfResized(container.path("resizePolicy"), here.child("resizePolicy"));
            }
        }
    }

    private void refuseRestartsOfResized(JsonNode policies, FieldPath path) {
        for (int i = 0; i < policies.size(); i++) {
            String restart = policies.get(i).path("restartPolicy").asString("");
            if (restart.equals("RestartContainer")) {
                errors.invalid(
                        path.index(i).child("restartPolicy"),
                        restart,
                        "must not be set to 'RestartContainer' for non-sidecar initContainers");
            }
        }
    }

    private void validateInitOlder(JsonNode containers, FieldPath path) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            common.validateInOlderOrder(container, here, () -> claimName(container, here, own));
        }
        containers.forEach(container -> claimOwnHostPorts(container, path));
        Set<String> names = names(ContainerKind.REGULAR);
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            claimNameOfInit(container, here, names);
            NOT_FOR_INIT.stream()
                    .filter(container::has)
                    .forEach(field -> errors.invalid(
                            here.child(field), container.get(field), "must not be set for init containers"));
        }
    }

    /** They run one after the other, so each is looked at as if it were the only one. */
    private void claimOwnHostPorts(JsonNode container, FieldPath path) {
        ContainerPortValidation.claimHostPorts(container, path.index(0), new HashSet<>(), errors);
    }

    void validateEphemeral(FieldPath path) {
        Set<String> others = names(ContainerKind.REGULAR);
        others.addAll(names(ContainerKind.INIT));
        Set<String> names = new HashSet<>(others);
        JsonNode containers = spec.path(ContainerKind.EPHEMERAL.field());
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            FieldPath here = path.index(i);
            common.validate(container, here);
            PodSpecValidation.validateImageOfPod(container, here, errors);
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

    private void claimName(JsonNode container, FieldPath path, Set<String> taken) {
        String name = container.path("name").asString("");
        if (!taken.add(name)) {
            errors.duplicate(path.child("name"), name);
        }
    }

    /** One without a name is in the way of ordinary ones only. */
    private void claimNameOfInit(JsonNode container, FieldPath path, Set<String> taken) {
        boolean unnamed = container.path("name").asString("").isEmpty();
        if (!unnamed || taken.contains("")) {
            claimName(container, path, taken);
        }
    }

    private Set<String> names(ContainerKind kind) {
        Set<String> names = new HashSet<>();
        spec.path(kind.field())
                .forEach(container -> names.add(container.path("name").asString("")));
        return names;
    }
}
