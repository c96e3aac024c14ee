package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who has an address; that never changes.
 *
 * @see "Go 1.36: pkg/apis/networking/validation/validation.go: ValidateIPAddress"
 */
final class IpAddressValidation implements ObjectValidation {
    private static final FieldPath PARENT = FieldPath.of("spec", "parentRef");

    @Override
    public List<FieldError> validate(KubeObject address) {
        FieldErrors errors = new FieldErrors();
        JsonNode parent = address.at("spec", "parentRef");
        if (!parent.isObject()) {
            errors.required(PARENT, "");
            return errors.list();
        }
        String group = parent.path("group").asString("");
        if (!group.isEmpty()) {
            errors.invalid(PARENT.child("group"), group, NameRules.dns1123Subdomain(group));
        }
        for (String field : List.of("resource", "name", "namespace")) {
            String value = parent.path(field).asString("");
            if (!value.isEmpty()) {
                errors.invalid(PARENT.child(field), value, NameRules.pathSegmentName(value, false));
            } else if (!field.equals("namespace")) {
                errors.required(PARENT.child(field), "");
            }
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject address, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.immutable(address.at("spec", "parentRef"), old.at("spec", "parentRef"), PARENT);
        return errors.list();
    }
}
