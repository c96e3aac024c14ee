package io.drydock.apimachinery.catalog;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A named part of a {@link StructType}.
 *
 * @param name as in JSON
 * @param goPath as in Go, which error messages name; what is inlined comes after the fields that inline it, as in
 *     {@code VolumeSource/Secret}
 * @param presence when Go writes the field
 * @param defaultValue what an absent field becomes; of built-in types only code knows that
 * @param patchStrategies of strategic merge patch: {@code merge}, {@code replace}, {@code retainKeys}
 * @param mergeKey by which a strategic merge patch tells the items of the list apart; empty when there is none
 * @param goType the type's name in Go where it does not follow from {@code type}, such as {@code v1.Protocol} for a
 *     string; empty otherwise
 */
public record Field(
        String name,
        String goPath,
        Type type,
        boolean required,
        Presence presence,
        Optional<JsonNode> defaultValue,
        List<String> patchStrategies,
        String mergeKey,
        String goType) {
    public Field {
        patchStrategies = List.copyOf(patchStrategies);
    }

    /** A field of a type that Go does not know: written when it is there. */
    public static Field optional(String name, Type type) {
        return new Field(name, name, type, false, new Presence(true, true, false), Optional.empty(), List.of(), "", "");
    }

    /**
     * When Go writes a field, which is part of the API: {@code "status": {}} is there because a struct that is no
     * pointer is never empty.
     *
     * @param pointer a value that was given is written even if it is zero
     * @param omitEmpty zero scalars, empty lists and empty maps are left out
     * @param omitZero a struct or time that is zero is left out as well
     * @see "Go: encoding/json: Marshal"
     */
    public record Presence(boolean pointer, boolean omitEmpty, boolean omitZero) {}
}
