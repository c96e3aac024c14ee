package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a policy must say about the kind of its parameters, and a binding about which of them it gives.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateParamKind, validateParamRef (1.36)"
 */
final class ParamValidation {
    private static final String EXCLUSIVE = "name and selector are mutually exclusive";

    private ParamValidation() {}

    static void validateKind(JsonNode paramKind, FieldPath path, FieldErrors errors) {
        String apiVersion = paramKind.path("apiVersion").asString("");
        if (apiVersion.isEmpty()) {
            errors.required(path.child("apiVersion"), "");
        } else {
            validateVersion(apiVersion, path.child("apiVersion"), errors);
        }
        String kind = paramKind.path("kind").asString("");
        if (kind.isEmpty()) {
            errors.required(path.child("kind"), "");
            return;
        }
        List<String> problems = NameRules.dns1035Label(kind.toLowerCase(Locale.ROOT));
        if (!problems.isEmpty()) {
            errors.invalid(
                    path.child("kind"),
                    kind,
                    "may have mixed case, but should otherwise match: " + String.join(",", problems));
        }
    }

    private static void validateVersion(String apiVersion, FieldPath path, FieldErrors errors) {
        String[] parts = apiVersion.split("/", -1);
        if (parts.length > 2) {
            errors.invalid(path, apiVersion, "unexpected GroupVersion string: " + apiVersion);
            return;
        }
        String group = parts.length == 2 ? parts[0] : "";
        String version = parts[parts.length - 1];
        List<String> groupProblems = group.isEmpty() ? List.of() : NameRules.dns1123Subdomain(group);
        if (!groupProblems.isEmpty()) {
            errors.invalid(path, group, String.join(",", groupProblems));
        }
        List<String> versionProblems = NameRules.dns1035Label(version);
        if (version.isEmpty()) {
            errors.invalid(path, apiVersion, "version must be specified");
        } else if (!versionProblems.isEmpty()) {
            errors.invalid(path, version, String.join(",", versionProblems));
        }
    }

    static void validateReference(JsonNode paramRef, FieldPath path, FieldErrors errors) {
        String name = paramRef.path("name").asString("");
        JsonNode selector = paramRef.path("selector");
        if (!name.isEmpty()) {
            errors.invalid(path.child("name"), name, NameRules.pathSegmentName(name, false));
            if (selector.isObject()) {
                errors.forbidden(path.child("name"), EXCLUSIVE);
            }
        }
        if (selector.isObject()) {
            errors.addAll(LabelValidation.validateSelectorWithValues(selector, path.child("selector")));
            if (!name.isEmpty()) {
                errors.forbidden(path.child("selector"), EXCLUSIVE);
            }
        }
        if (name.isEmpty() && !selector.isObject()) {
            errors.required(path, "one of name or selector must be specified");
        }
        errors.requireOneOf(
                paramRef.path("parameterNotFoundAction"),
                path.child("parameterNotFoundAction"),
                List.of("Deny", "Allow"));
    }
}
