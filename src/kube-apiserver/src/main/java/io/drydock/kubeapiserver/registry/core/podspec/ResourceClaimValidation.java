package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks which devices a pod claims, and which of them its containers use.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validatePodResourceClaims, validateResourceClaimNames, 1.36"
 */
final class ResourceClaimValidation {
    private ResourceClaimValidation() {}

    static void validate(JsonNode claims, FieldPath path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            JsonNode claim = claims.get(i);
            FieldPath here = path.index(i);
            String name = claim.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here.child("name"), "");
            } else if (!names.add(name)) {
                errors.duplicate(here.child("name"), name);
            } else {
                errors.invalid(here.child("name"), name, NameRules.dns1123Label(name));
            }
            validateSource(claim, here, errors);
        }
    }

    private static void validateSource(JsonNode claim, FieldPath path, FieldErrors errors) {
        JsonNode named = claim.path("resourceClaimName");
        JsonNode template = claim.path("resourceClaimTemplateName");
        if (named.isString() && template.isString()) {
            errors.invalid(
                    path,
                    shown(claim),
                    "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
        }
        if (!named.isString() && !template.isString()) {
            errors.invalid(path, shown(claim), "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
        }
        validateName(named, path.child("resourceClaimName"), errors);
        validateName(template, path.child("resourceClaimTemplateName"), errors);
    }

    /** As the fields are called inside the real server, which shows in errors. */
    private static JsonNode shown(JsonNode claim) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("Name", claim.path("name").asString(""));
        shown.set("ResourceClaimName", orNull(claim.path("resourceClaimName")));
        shown.set("ResourceClaimTemplateName", orNull(claim.path("resourceClaimTemplateName")));
        return shown;
    }

    private static JsonNode orNull(JsonNode name) {
        return name.isString() ? name : JsonNodeFactory.instance.nullNode();
    }

    /** @return the names of the devices that a pod claims */
    static Set<String> names(JsonNode claims) {
        Set<String> names = new HashSet<>();
        claims.forEach(claim -> names.add(claim.path("name").asString("")));
        names.remove("");
        return names;
    }

    private static void validateName(JsonNode name, FieldPath path, FieldErrors errors) {
        if (name.isString()) {
            errors.invalid(path, name, NameRules.nameIsDnsSubdomain(name.asString(), false));
        }
    }

    /**
     * @param claims that a container says it uses
     * @param known the names of the pod's claims
     */
    static void validateUse(JsonNode claims, Set<String> known, FieldPath path, FieldErrors errors) {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            String name = claims.get(i).path("name").asString("");
            FieldPath here = path.index(i);
            if (name.isEmpty()) {
                errors.required(here, "");
                continue;
            }
            claimUse(name, claims.get(i).path("request").asString(""), used, here, errors);
            if (!known.contains(name)) {
                String names = known.isEmpty() ? " which is empty" : ": " + String.join(", ", new TreeSet<>(known));
                errors.add(new FieldError(
                        FieldError.Type.NOT_FOUND,
                        here.text(),
                        name,
                        "must be one of the names in pod.spec.resourceClaims" + names));
            }
        }
    }

    private static void claimUse(String name, String request, Set<String> used, FieldPath path, FieldErrors errors) {
        if (used.contains(name)) {
            errors.duplicate(path, name);
            return;
        }
        String key = name;
        if (!request.isEmpty()) {
            errors.invalid(path.child("request"), request, NameRules.dns1123Label(request));
            key += "/" + request;
        }
        if (used.contains(key)) {
            errors.duplicate(path, key);
        } else if (request.isEmpty()) {
            used.stream().filter(other -> other.startsWith(name + "/")).forEach(other -> errors.duplicate(path, name));
        }
        used.add(key);
    }
}
