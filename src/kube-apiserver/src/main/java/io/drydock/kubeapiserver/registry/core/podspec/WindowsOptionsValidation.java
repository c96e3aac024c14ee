package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateWindowsSecurityContextOptions" */
final class WindowsOptionsValidation {
    private static final int SPEC_MAX_KIB = 64;
    private static final int DOMAIN_MAX_LENGTH = 256;
    private static final int USER_MAX_LENGTH = 104;
    private static final int NET_BIOS_MAX_LENGTH = 15;
    private static final String NOT_IN_USER = "\"/\\:;|=,+*?<>@[]";
    private static final String NOT_IN_NET_BIOS = "\\/:*?\"<>|";

    private final FieldErrors errors;

    WindowsOptionsValidation(FieldErrors errors) {
        this.errors = errors;
    }

    void validate(JsonNode options, FieldPath path) {
        JsonNode specName = options.path("gmsaCredentialSpecName");
        if (specName.isString()) {
            errors.invalid(
                    path.child("gmsaCredentialSpecName"), specName, NameRules.dns1123Subdomain(specName.asString()));
        }
        JsonNode spec = options.path("gmsaCredentialSpec");
        if (spec.isString()) {
            validateSpec(spec.asString(), path.child("gmsaCredentialSpec"));
        }
        JsonNode user = options.path("runAsUserName");
        if (user.isString()) {
            validateUser(user.asString(), path.child("runAsUserName"));
        }
    }

    private void validateSpec(String spec, FieldPath path) {
        if (spec.isEmpty()) {
            errors.invalid(path, spec, "gmsaCredentialSpec cannot be an empty string");
        } else if (spec.getBytes(StandardCharsets.UTF_8).length > SPEC_MAX_KIB * 1024) {
            errors.invalid(path, spec, "gmsaCredentialSpec size must be under " + SPEC_MAX_KIB + " KiB");
        }
    }

    private void validateUser(String name, FieldPath path) {
        List<String> parts = List.of(name.split("\\\\", -1));
        if (name.isEmpty()) {
            errors.invalid(path, name, "runAsUserName cannot be an empty string");
        } else if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            errors.invalid(path, name, "runAsUserName cannot contain control characters");
        } else if (parts.size() > 2) {
            errors.invalid(path, name, "runAsUserName cannot contain more than one backslash");
        } else {
            if (parts.size() == 2) {
                validateDomain(parts.getFirst(), name, path);
            }
            validateUserPart(parts.getLast(), name, path);
        }
    }

    private void validateDomain(String domain, String name, FieldPath path) {
        if (domain.length() >= DOMAIN_MAX_LENGTH) {
            errors.invalid(
                    path, name, "runAsUserName's Domain length must be under " + DOMAIN_MAX_LENGTH + " characters");
        }
        boolean netBios = !domain.isEmpty()
                && domain.length() <= NET_BIOS_MAX_LENGTH
                && !domain.startsWith(".")
                && domain.chars().noneMatch(c -> NOT_IN_NET_BIOS.indexOf(c) >= 0);
        boolean dns =
                NameRules.dns1123Subdomain(domain.toLowerCase(Locale.ROOT)).isEmpty();
        if (!netBios && !dns) {
            errors.invalid(path, name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private void validateUserPart(String user, String name, FieldPath path) {
        if (user.isEmpty()) {
            errors.invalid(path, name, "runAsUserName's User cannot be empty");
        } else if (user.length() > USER_MAX_LENGTH) {
            errors.invalid(
                    path,
                    name,
                    "runAsUserName's User length must not be longer than " + USER_MAX_LENGTH + " characters");
        }
        if (!user.isEmpty() && user.chars().allMatch(c -> c == '.' || c == ' ')) {
            errors.invalid(path, name, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (user.chars().anyMatch(c -> NOT_IN_USER.indexOf(c) >= 0)) {
            errors.invalid(
                    path, name, "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
        }
    }
}
