package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
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
    private static final int MAX_LENGTH = 253;
    private static final String SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
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
        String form = newer ? "^(" + SEGMENT + "[\\./])*" + SEGMENT + "$" : "(" + SEGMENT + "\\.)*" + SEGMENT;
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode sysctl : sysctls) {
            FieldPath here = path.index(index++).child("name");
            String name = sysctl.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here, "");
            } else if (name.length() > MAX_LENGTH || !isName(name)) {
                errors.invalid(here, name, "must have at most " + MAX_LENGTH + " characters and match regex " + form);
            } else if (!names.add(name)) {
                errors.duplicate(here, name);
            }
            if (newer) {
                validateNotOfHost(name, here);
            }
        }
    }

    private boolean isName(String name) {
        for (String segment : name.split(newer ? "[./]" : "\\.", -1)) {
            boolean known = !segment.isEmpty()
                    && segment.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_')
                    && isAlphanumeric(segment.charAt(0))
                    && isAlphanumeric(segment.charAt(segment.length() - 1));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
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
