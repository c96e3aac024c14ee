package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what every container has, whichever list it is in.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateContainerCommon, 1.36; validateContainers, 1.20"
 */
final class CommonContainerValidation {
    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    private final JsonNode spec;
    private final PodVolumes volumes;
    private final HandlerValidation handlers;
    private final FieldErrors errors;
    private final EnvironmentValidation environment;
    private final ResourceRequirementsValidation resources;
    private final SecurityContextValidation security;
    private final Set<String> claims;

    CommonContainerValidation(
            Release release,
            Capabilities capabilities,
            JsonNode spec,
            PodVolumes volumes,
            HandlerValidation handlers,
            FieldErrors errors) {
        this.spec = spec;
        this.volumes = volumes;
        this.handlers = handlers;
        this.errors = errors;
        this.environment = new EnvironmentValidation(release, errors);
        this.resources = new ResourceRequirementsValidation(release, errors);
        this.security = new SecurityContextValidation(release, capabilities, errors);
        this.claims = ResourceClaimValidation.names(spec.path("resourceClaims"));
    }

    void validate(JsonNode container, FieldPath path) {
        validateNameAndImage(container, path, () -> {});
        errors.requireOneOf(
                container.path("terminationMessagePolicy"), path.child("terminationMessagePolicy"), MESSAGE_POLICIES);
        validateRest(container, path);
    }

    /** @param claimName says whether another container has the name */
    void validateInOlderOrder(JsonNode container, FieldPath path, Runnable claimName) {
        validateNameAndImage(container, path, claimName);
        handlers.validateLifecycle(container.path("lifecycle"), path.child("lifecycle"));
        handlers.validateProbe(container.path("livenessProbe"), path.child("livenessProbe"), true);
        handlers.validateProbe(container.path("startupProbe"), path.child("startupProbe"), true);
        String messages = container.path("terminationMessagePolicy").asString("");
        FieldPath messagesPath = path.child("terminationMessagePolicy");
        if (messages.isEmpty()) {
            errors.required(messagesPath, "");
        } else if (!MESSAGE_POLICIES.contains(messages)) {
            errors.invalid(messagesPath, messages, "must be 'File' or 'FallbackToLogsOnError'");
        }
        handlers.validateProbe(container.path("readinessProbe"), path.child("readinessProbe"), false);
        validateRest(container, path);
    }

    private void validateNameAndImage(JsonNode container, FieldPath path, Runnable claimName) {
        String name = container.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else {
            errors.invalid(path.child("name"), name, NameRules.dns1123Label(name));
        }
        claimName.run();
        errors.requireText(container, path, "image");
    }

    private void validateRest(JsonNode container, FieldPath path) {
        ContainerPortValidation.validate(container.path("ports"), path.child("ports"), errors);
        environment.validate(container.path("env"), path.child("env"));
        environment.validateFrom(container.path("envFrom"), path.child("envFrom"));
        VolumeMountValidation mounts = new VolumeMountValidation(container, volumes, errors);
        mounts.validateMounts(path.child("volumeMounts"));
        mounts.validateDevices(path.child("volumeDevices"));
        errors.requireOneOf(container.path("imagePullPolicy"), path.child("imagePullPolicy"), PULL_POLICIES);
        resources.validate(container.path("resources"), path.child("resources"));
        ResourceClaimValidation.validateUse(
                container.path("resources").path("claims"),
                claims,
                path.child("resources").child("claims"),
                errors);
        ResizePolicyValidation.validate(
                container.path("resizePolicy"),
                spec.path("restartPolicy").asString(""),
                path.child("resizePolicy"),
                errors);
        security.validateContainer(
                container.path("securityContext"), spec.path("hostUsers"), path.child("securityContext"));
    }
}
