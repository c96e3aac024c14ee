package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the parameters of the kernel that a pod sets. Its own are only those of namespaces it does not share with the
 * host.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateSysctls, ValidateHostSysctl"
 */
final class SysctlValidation {
    private static final List<String> IPC_NAMES = List.of("kernel.sem");
    private static final List<String> IPC_PREFIXES = List.of("kernel.shm", "kernel.msg", "fs.mqueue.");

    private final boolean newer;
    private final JsonNode spec;
    private final FieldErrors errors;

    SysctlValidation(Release release, JsonNode spec, FieldErrors errors) {
        this.newer = release.atLeast(Release.V1_36);
        this.spec = spec;
        this.errors = errors;
    }

    void validate(JsonNode sysctls, FieldPath path) {
        String form = newer
                ? "^(" + SysctlNames.SEGMENT + "[\\./])*" + SysctlNames.SEGMENT + "$"
                : "(" + SysctlNames.SEGMENT + "\\.)*" + SysctlNames.SEGMENT;
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode sysctl : sysctls) {
            FieldPath here = path.index(index++).child("name");
            String name = sysctl.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here, "");
            } else if (name.length() > SysctlNames.MAX_LENGTH || !isName(name)) {
                errors.invalid(
                        here,
                        name,
                        "must have at most " + SysctlNames.MAX_LENGTH + " characters and match regex " + form);
            } else if (!names.add(name)) {
                errors.duplicate(here, name);
            }
            if (newer) {
                validateNotOfHost(name, here);
            }
        }
    }

    private boolean isName(String name) {
        return Arrays.stream(name.split(newer ? "[./]" : "\\.", -1)).allMatch(SysctlNames::isSegment);
    }

    private void validateNotOfHost(String written, FieldPath path) {
        String name = written.replace('/', '.');
        boolean ipc = IPC_NAMES.contains(name) || IPC_PREFIXES.stream().anyMatch(name::startsWith);
        if (name.startsWith("net.") && spec.path("hostNetwork").asBoolean(false)) {
            errors.invalid(path, written, "may not be specified when 'hostNetwork' is true");
        } else if (ipc && spec.path("hostIPC").asBoolean(false)) {
            errors.invalid(path, written, "may not be specified when 'hostIPC' is true");
        }
    }
}
