package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whose requests a flow schema takes: the subject's kind says which one of its fields tells more.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateFlowSchemaSubject"
 */
final class FlowSubjectValidation {
    /** In the order in which a field that should not be there is reported. */
    private static final List<String> FIELDS = List.of("serviceAccount", "user", "group");

    private FlowSubjectValidation() {}

    static void validate(JsonNode subject, FieldPath path, FieldErrors errors) {
        String kind = subject.path("kind").asString("");
        switch (kind) {
            case "ServiceAccount" -> {
                serviceAccount(subject.path("serviceAccount"), path.child("serviceAccount"), errors);
                forbidOthers(subject, "serviceAccount", path, errors);
            }
            case "User" -> named(subject, kind, "user", path, errors);
            case "Group" -> named(subject, kind, "group", path, errors);
            default -> errors.notSupported(path.child("kind"), kind, List.of("Group", "ServiceAccount", "User"));
        }
    }

    private static void named(JsonNode subject, String kind, String field, FieldPath path, FieldErrors errors) {
        if (subject.path(field).isObject()) {
            errors.requireText(subject.path(field), path.child(field), "name");
        } else {
            errors.required(path.child(field), field + " is required when subject kind is '" + kind + "'");
        }
        forbidOthers(subject, field, path, errors);
    }

    private static void forbidOthers(JsonNode subject, String own, FieldPath path, FieldErrors errors) {
        for (String field : FIELDS) {
            if (!field.equals(own) && subject.path(field).isObject()) {
                String kind = Character.toUpperCase(field.charAt(0)) + field.substring(1);
                errors.forbidden(path.child(field), field + " is forbidden when subject kind is not '" + kind + "'");
            }
        }
    }

    private static void serviceAccount(JsonNode account, FieldPath path, FieldErrors errors) {
        if (!account.isObject()) {
            errors.required(path, "serviceAccount is required when subject kind is 'ServiceAccount'");
            return;
        }
        String name = account.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else if (!name.equals("*")) {
            errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, false));
        }
        String namespace = account.path("namespace").asString("");
        if (namespace.isEmpty()) {
            errors.required(path.child("namespace"), "must specify namespace for service account");
        } else {
            errors.invalid(path.child("namespace"), namespace, NameRules.nameIsDnsLabel(namespace, false));
        }
    }
}
