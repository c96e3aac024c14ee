package io.drydock.apiextensions.controller;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which of the names that a definition asks for it gets: those it has already, and those that no other definition of
 * its group has.
 *
 * @param names as far as they are accepted
 * @param conflict why not all are; absent when all are
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go:
 *     calculateNamesAndConditions"
 */
record AcceptedNames(ObjectNode names, Optional<Conflict> conflict) {
    private static final List<String> SINGLE_NAMES = List.of("plural", "singular", "kind", "listKind");

    /** @param reason such as {@code PluralConflict} */
    record Conflict(String reason, String message) {}

    /** @param others the other definitions of the same group */
    static AcceptedNames of(KubeObject definition, List<KubeObject> others) {
        Set<String> resources = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (KubeObject other : others) {
            JsonNode taken = other.at("status", "acceptedNames");
            resources.add(taken.path("plural").asString(""));
            resources.add(taken.path("singular").asString(""));
            taken.path("shortNames").forEach(name -> resources.add(name.asString("")));
            kinds.add(taken.path("kind").asString(""));
            kinds.add(taken.path("listKind").asString(""));
        }
        JsonNode requested = definition.at("spec", "names");
        ObjectNode accepted = definition.at("status", "acceptedNames") instanceof ObjectNode present
                ? present.deepCopy()
                : definition.tree().objectNode();
        Optional<Conflict> conflict = Optional.empty();
        for (String field : SINGLE_NAMES) {
            Set<String> used = field.equals("kind") || field.equals("listKind") ? kinds : resources;
            String name = requested.path(field).asString("");
            if (name.equals(accepted.path(field).asString("")) || !used.contains(name)) {
                accepted.put(field, name);
            } else {
                conflict = Optional.of(new Conflict(reason(field), inUse(name)));
            }
        }
        List<String> taken = takenShortNames(requested, accepted, resources);
        if (taken.isEmpty()) {
            copy(requested, accepted, "shortNames");
        } else {
            conflict = Optional.of(new Conflict("ShortNamesConflict", String.join(", ", taken)));
        }
        copy(requested, accepted, "categories");
        return new AcceptedNames(accepted, conflict);
    }

    private static List<String> takenShortNames(JsonNode requested, JsonNode accepted, Set<String> used) {
        Set<String> own = new HashSet<>();
        accepted.path("shortNames").forEach(name -> own.add(name.asString("")));
        List<String> taken = new ArrayList<>();
        for (JsonNode entry : requested.path("shortNames")) {
            String name = entry.asString("");
            if (!own.contains(name) && used.contains(name)) {
                taken.add(inUse(name));
            }
        }
        return taken;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field).deepCopy());
        } else {
            to.remove(field);
        }
    }

    private static String reason(String field) {
        return switch (field) {
            case "plural" -> "PluralConflict";
            case "singular" -> "SingularConflict";
            case "kind" -> "KindConflict";
            default -> "ListKindConflict";
        };
    }

    private static String inUse(String name) {
        return GoValue.quote(name) + " is already in use";
    }
}
