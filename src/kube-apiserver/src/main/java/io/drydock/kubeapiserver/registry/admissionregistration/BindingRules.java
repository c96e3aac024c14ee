package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/** What bindings of policies of both kinds must hold. */
final class BindingRules {
    private BindingRules() {}

    static void validate(JsonNode spec, FieldPath path, FieldErrors errors) {
        String policy = spec.path("policyName").asString("");
        if (policy.isEmpty()) {
            errors.required(path.child("policyName"), "");
        } else {
            errors.invalid(path.child("policyName"), policy, NameRules.nameIsDnsSubdomain(policy, false));
        }
        if (spec.path("paramRef").isObject()) {
            ParamValidation.validateReference(spec.path("paramRef"), path.child("paramRef"), errors);
        }
        if (spec.path("matchResources").isObject()) {
            MatchResourcesValidation.validate(spec.path("matchResources"), path.child("matchResources"), errors);
        }
    }
}
