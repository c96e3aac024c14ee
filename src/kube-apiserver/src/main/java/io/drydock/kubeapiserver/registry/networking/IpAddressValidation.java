package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who has an address; that never changes.
 *
 * @see "Go 1.36: pkg/apis/networking/validation/validation.go: ValidateIPAddress, ValidateIPAddressUpdate"
 */
final class IpAddressValidation implements ObjectValidation {
    private static final FieldPath PARENT = FieldPath.of("spec", "parentRef");

    /** What the real server calls the fields inside, which shows in errors, in their order. */
    private static final List<Map.Entry<String, String>> NAMES_WITHIN = List.of(
            Map.entry("group", "Group"),
            Map.entry("resource", "Resource"),
            Map.entry("namespace", "Namespace"),
            Map.entry("name", "Name"));

    @Override
    public List<FieldError> validate(KubeObject address) {
        FieldErrors errors = new FieldErrors();
        check(address, errors);
        return errors.list();
    }

    private static void check(KubeObject address, FieldErrors errors) {
        JsonNode parent = address.at("spec", "parentRef");
        if (!parent.isObject()) {
            errors.required(PARENT, "");
            return;
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
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject address, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(ObjectMetaValidation.validateBuiltIn(
                address, false, (name, isPrefix) -> StrictAddresses.canonicalIp(name), FieldPath.of("metadata")));
        check(address, errors);
        JsonNode parent = shown(address.at("spec", "parentRef"));
        if (!parent.equals(shown(old.at("spec", "parentRef")))) {
            errors.invalid(PARENT, parent, FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }

    private static JsonNode shown(JsonNode parent) {
        if (!parent.isObject()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        NAMES_WITHIN.forEach(
                name -> shown.put(name.getValue(), parent.path(name.getKey()).asString("")));
        return shown;
    }
}
