package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a binding of a validating policy must hold.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateValidatingAdmissionPolicyBindingSpec (1.36)"
 */
final class ValidatingBindingValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");

    @Override
    public List<FieldError> validate(KubeObject binding) {
        FieldErrors errors = new FieldErrors();
        BindingRules.validate(binding.at("spec"), SPEC, errors);
        validateActions(binding.at("spec", "validationActions"), SPEC.child("validationActions"), errors);
        return errors.list();
    }

    private static void validateActions(JsonNode actions, FieldPath path, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < actions.size(); i++) {
            String action = actions.path(i).asString("");
            if (!ACTIONS.contains(action)) {
                errors.notSupported(path.index(i), action, ACTIONS);
            }
            if (!seen.add(action)) {
                errors.duplicate(path.index(i), action);
            }
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            errors.invalid(
                    path,
                    actions,
                    "must not contain both Deny and Warn (repeating the same validation failure information in the API"
                            + " response and headers serves no purpose)");
        }
        if (seen.isEmpty()) {
            errors.required(path, "at least one validation action is required");
        }
    }
}
