package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All managers of an object with what each owns, as {@code metadata.managedFields} holds them.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/managedfields.go"
 */
final class ManagedFields {
    private static final String FIELD = "managedFields";

    /** Applied before updated, then by time and name. */
    private static final Comparator<Map.Entry<ManagerId, ManagedSet>> ORDER = Comparator.comparing(
                    (Map.Entry<ManagerId, ManagedSet> entry) -> entry.getKey().operation())
            .thenComparing(entry -> entry.getValue().time())
            .thenComparing(entry -> entry.getKey().manager())
            .thenComparing(entry -> entry.getValue().apiVersion())
            .thenComparing(entry -> entry.getKey().subresource());

    private final Map<ManagerId, ManagedSet> managers = new TreeMap<>();

    ManagedFields() {}

    ManagedFields copy() {
        ManagedFields copy = new ManagedFields();
        copy.managers.putAll(managers);
        return copy;
    }

    /** Reads them; what is wrong is the exception's message. */
    static ManagedFields of(KubeObject object, MergeRules rules) {
        ManagedFields fields = new ManagedFields();
        int index = 0;
        for (JsonNode entry : object.at("metadata", FIELD)) {
            String operation = entry.path("operation").asString("");
            String apiVersion = entry.path("apiVersion").asString("");
            if (rules.completeEntries() && !operation.equals("Apply") && !operation.equals("Update")) {
                throw new ShapeException("operation must be `Apply` or `Update`");
            }
            if (rules.completeEntries() && apiVersion.isEmpty()) {
                throw new ShapeException("apiVersion must not be empty");
            }
            requireType(entry.path("fieldsType").asString(""), index++);
            FieldSet set =
                    FieldSet.ofTree(entry.path("fieldsV1")).orElseThrow(() -> new ShapeException("error decoding set"));
            fields.managers.put(
                    ManagerId.of(
                            entry.path("manager").asString(""),
                            operation.equals("Apply"),
                            apiVersion,
                            entry.path("subresource").asString("")),
                    new ManagedSet(set, apiVersion, entry.path("time").asString("")));
        }
        return fields;
    }

    private static void requireType(String type, int index) {
        if (type.isEmpty()) {
            throw new ShapeException("missing fieldsType in managed fields entry " + index);
        }
        if (!type.equals("FieldsV1")) {
            throw new ShapeException("invalid fieldsType " + GoValue.quote(type) + " in managed fields entry " + index);
        }
    }

    /** Reads them; what cannot be read is as good as none. */
    static ManagedFields readable(KubeObject object, MergeRules rules) {
        try {
            return of(object, rules);
        } catch (ShapeException malformed) {
            return new ManagedFields();
        }
    }

    /** Whether the object asks that its managers be forgotten: with an empty list, or a list of an empty entry. */
    static boolean isReset(KubeObject object) {
        JsonNode entries = object.at("metadata", FIELD);
        return entries.isArray() && (entries.isEmpty() || (entries.size() == 1 && isEmptyEntry(entries.get(0))));
    }

    private static boolean isEmptyEntry(JsonNode entry) {
        for (JsonNode value : entry) {
            if (!value.isNull() && !value.asString("").isEmpty()) {
                return false;
            }
        }
        return !entry.has("fieldsV1");
    }

    static void remove(KubeObject object) {
        if (object.tree().get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(FIELD);
        }
    }

    void writeTo(KubeObject object) {
        remove(object);
        if (managers.isEmpty()) {
            return;
        }
        List<Map.Entry<ManagerId, ManagedSet>> sorted = new ArrayList<>(managers.entrySet());
        sorted.sort(ORDER);
        ArrayNode entries = object.metadata().putArray(FIELD);
        for (Map.Entry<ManagerId, ManagedSet> manager : sorted) {
            ObjectNode entry = entries.addObject();
            entry.put("manager", manager.getKey().manager());
            entry.put("operation", manager.getKey().operation());
            entry.put("apiVersion", manager.getValue().apiVersion());
            if (!manager.getValue().time().isEmpty()) {
                entry.put("time", manager.getValue().time());
            }
            entry.put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", manager.getValue().set().toTree());
            if (!manager.getKey().subresource().isEmpty()) {
                entry.put("subresource", manager.getKey().subresource());
            }
        }
    }

    boolean isEmpty() {
        return managers.isEmpty();
    }

    Optional<ManagedSet> get(ManagerId manager) {
        return Optional.ofNullable(managers.get(manager));
    }

    /** Keeps what the manager owns, and forgets a manager that owns nothing. */
    void put(ManagerId manager, ManagedSet owned) {
        if (owned.set().isEmpty()) {
            managers.remove(manager);
        } else {
            managers.put(manager, owned);
        }
    }

    void replaceWith(ManagedFields other) {
        Map<ManagerId, ManagedSet> all = other.all();
        managers.clear();
        managers.putAll(all);
    }

    void remove(ManagerId manager) {
        managers.remove(manager);
    }

    /** A copy, in the order of the managers' names. */
    Map<ManagerId, ManagedSet> all() {
        return new TreeMap<>(managers);
    }

    /** Whether the same managers own the same paths, whenever they came to. */
    boolean sameAs(ManagedFields other) {
        return managers.size() == other.managers.size()
                && managers.entrySet().stream()
                        .allMatch(manager -> other.get(manager.getKey())
                                .filter(theirs ->
                                        theirs.set().equals(manager.getValue().set()))
                                .filter(theirs -> theirs.apiVersion()
                                        .equals(manager.getValue().apiVersion()))
                                .isPresent());
    }
}
