package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what the operating system that a pod names has not, and host namespaces beside users of its own.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateOS, validateLinux, validateWindows, validateHostUsers,
 *     validateWindowsHostProcessPod, 1.36"
 */
final class OperatingSystemValidation {
    private static final List<String> KNOWN = List.of("linux", "windows");
    private static final String NOT_BESIDE_OWN_USERS = "when `hostUsers` is false";
    private static final String NOT_FOR_WINDOWS = "cannot be set for a windows pod";
    private static final List<String> POD_FIELDS = List.of(
            "securityContext.appArmorProfile",
            "securityContext.seLinuxOptions",
            "hostUsers",
            "hostPID",
            "hostIPC",
            "securityContext.seccompProfile",
            "securityContext.fsGroup",
            "securityContext.fsGroupChangePolicy",
            "securityContext.sysctls",
            "shareProcessNamespace",
            "securityContext.runAsUser",
            "securityContext.runAsGroup",
            "securityContext.supplementalGroups",
            "securityContext.supplementalGroupsPolicy",
            "securityContext.seLinuxChangePolicy");
    private static final List<String> CONTAINER_FIELDS = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private final Capabilities capabilities;
    private final JsonNode spec;
    private final FieldPath path;
    private final FieldErrors errors;

    OperatingSystemValidation(Capabilities capabilities, JsonNode spec, FieldPath path, FieldErrors errors) {
        this.capabilities = capabilities;
        this.spec = spec;
        this.path = path;
        this.errors = errors;
    }

    /** Processes of a Windows host: all containers are such, or none. */
    void validateHostProcesses() {
        JsonNode ofPod = spec.path("securityContext").path("windowsOptions").path("hostProcess");
        int hostProcesses = 0;
        List<Placed> containers = containers();
        for (Placed container : containers) {
            JsonNode options = container.node().path("securityContext").path("windowsOptions");
            JsonNode own = options.path("hostProcess");
            if (ofPod.isBoolean() && own.isBoolean() && ofPod.asBoolean() != own.asBoolean()) {
                errors.invalid(
                        container
                                .path()
                                .child("securityContext")
                                .child("windowsOptions")
                                .child("hostProcess"),
                        own,
                        "pod hostProcess value must be identical if both are specified, was " + ofPod.asBoolean());
            }
            if (own.asBoolean(ofPod.asBoolean(false))) {
                hostProcesses++;
            }
        }
        if (hostProcesses == 0) {
            return;
        }
        if (hostProcesses != containers.size()) {
            errors.invalid(
                    path,
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (!spec.path("hostNetwork").asBoolean(false)) {
            errors.invalid(
                    path.child("hostNetwork"),
                    false,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
        if (!capabilities.allowPrivileged()) {
            errors.forbidden(path, "hostProcess containers are disallowed by cluster policy");
        }
    }

    void validateHostUsers() {
        if (spec.path("hostUsers").asBoolean(true)) {
            return;
        }
        refuseBesideOwnUsers("hostNetwork", "hostNetwork");
        refuseBesideOwnUsers("hostPID", "HostPID");
        refuseBesideOwnUsers("hostIPC", "HostIPC");
        for (Placed container : containers()) {
            if (!container.node().path("volumeDevices").isEmpty()) {
                errors.forbidden(container.path().child("volumeDevices"), NOT_BESIDE_OWN_USERS);
            }
        }
    }

    private void refuseBesideOwnUsers(String field, String shown) {
        if (spec.path(field).asBoolean(false)) {
            errors.forbidden(path.child(shown), NOT_BESIDE_OWN_USERS);
        }
    }

    void validateSystem() {
        JsonNode system = spec.path("os");
        if (!system.isObject()) {
            return;
        }
        String name = system.path("name").asString("");
        switch (name) {
            case "" -> errors.required(path.child("os").child("name"), "");
            case "linux" -> validateLinux();
            case "windows" -> validateWindows();
            default -> errors.notSupported(path.child("os"), name, KNOWN);
        }
    }

    private void validateLinux() {
        List<Placed> places = new ArrayList<>();
        places.add(new Placed(spec, path));
        places.addAll(containers());
        for (Placed place : places) {
            if (place.node().path("securityContext").path("windowsOptions").isObject()) {
                errors.forbidden(
                        place.path().child("securityContext").child("windowsOptions"),
                        "windows options cannot be set for a linux pod");
            }
        }
    }

    private void validateWindows() {
        for (String field : POD_FIELDS) {
            JsonNode value = spec;
            FieldPath here = path;
            for (String step : field.split("\\.")) {
                value = value.path(step);
                here = here.child(step);
            }
            boolean plainFlag = field.equals("hostPID") || field.equals("hostIPC");
            if (plainFlag ? value.asBoolean(false) : isSet(value)) {
                errors.forbidden(here, NOT_FOR_WINDOWS);
            }
        }
        for (Placed container : containers()) {
            JsonNode context = container.node().path("securityContext");
            FieldPath here = container.path().child("securityContext");
            CONTAINER_FIELDS.stream()
                    .filter(field -> isSet(context.path(field)))
                    .forEach(field -> errors.forbidden(here.child(field), NOT_FOR_WINDOWS));
        }
    }

    private static boolean isSet(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
    }

    /** All containers as the real server visits them: those that prepare, those that work, those that look on. */
    private List<Placed> containers() {
        List<Placed> all = new ArrayList<>();
        for (ContainerKind kind : ContainerKind.VISITED) {
            int index = 0;
            for (JsonNode container : spec.path(kind.field())) {
                all.add(new Placed(container, path.child(kind.field()).index(index++)));
            }
        }
        return all;
    }

    private record Placed(JsonNode node, FieldPath path) {}
}
