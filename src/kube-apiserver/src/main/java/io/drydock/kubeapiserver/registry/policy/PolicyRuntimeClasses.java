package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The runtime classes that a security policy allows, and the one it gives to pods without.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: validateRuntimeClassStrategy (1.20)"
 */
record PolicyRuntimeClasses(FieldErrors errors) {
    private static final String ALL = "*";

    void validate(JsonNode classes, FieldPath path) {
        FieldPath list = path.child("allowedRuntimeClassNames");
        JsonNode names = classes.path("allowedRuntimeClassNames");
        Set<String> allowed = new HashSet<>();
        int index = 0;
        for (JsonNode node : names) {
            FieldPath here = list.index(index++);
            String name = node.asString("");
            if (!name.equals(ALL)) {
                errors.invalid(here, name, NameRules.nameIsDnsSubdomain(name, false));
            }
            if (!allowed.add(name)) {
                errors.duplicate(here, name);
            }
        }
        JsonNode usual = classes.path("defaultRuntimeClassName");
        if (usual.isString()) {
            String name = usual.asString();
            errors.invalid(path.child("defaultRuntimeClassName"), name, NameRules.nameIsDnsSubdomain(name, false));
            if (!allowed.contains(name) && !allowed.contains(ALL)) {
                errors.required(list, "default \"" + name + "\" must be allowed");
            }
        }
        if (allowed.contains(ALL) && names.size() > 1) {
            errors.invalid(list, shown(names), "if '*' is present, must not specify other RuntimeClass names");
        }
    }

    private static ShownValue shown(JsonNode names) {
        String older = StreamSupport.stream(names.spliterator(), false)
                .map(name -> "\"" + name.asString() + "\"")
                .collect(Collectors.joining(", ", "[]string{", "}"));
        return new ShownValue(older, names.toString());
    }
}
