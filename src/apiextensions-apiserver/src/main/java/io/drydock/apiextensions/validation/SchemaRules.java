package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * How strict the checks of schemas are. A rule that came later does not hold for a definition that broke it before, and
 * hardly any hold for what comes in the old version of the API.
 *
 * @param beta whether the request came in v1beta1
 * @param defaultsForbidden why defaults may not be set; empty when they may
 * @param prunedDefaults whether a default may only have fields that its schema knows
 * @param unchangedVersions whose rules may go on costing what they cost
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     validationOptions"
 */
record SchemaRules(
        Release release,
        boolean beta,
        String defaultsForbidden,
        boolean schemaRequired,
        boolean knownTypes,
        boolean structural,
        boolean atomicSets,
        boolean mapKeysPresent,
        boolean prunedDefaults,
        Set<String> unchangedVersions) {
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final String NO_BETA_DEFAULTS =
            "(cannot set default values in apiextensions.k8s.io/v1beta1 CRDs, must use apiextensions.k8s.io/v1)";

    static SchemaRules forCreate(Release release, boolean beta) {
        return new SchemaRules(
                release, beta, beta ? NO_BETA_DEFAULTS : "", !beta, !beta, !beta, true, true, true, Set.of());
    }

    static SchemaRules forUpdate(Release release, boolean beta, KubeObject definition, KubeObject old) {
        List<JsonNode> schemas = schemas(old);
        boolean hadDefaults = any(schemas, schema -> schema.has("default"));
        boolean hadSchemas = schemas.size() == old.at("spec", "versions").size();
        return new SchemaRules(
                release,
                beta,
                beta && !hadDefaults ? NO_BETA_DEFAULTS : "",
                !beta && hadSchemas,
                !beta
                        && !any(
                                schemas,
                                schema -> !isKnownType(schema.path("type").asString(""))),
                !beta && schemas.stream().allMatch(SchemaRules::isStructural),
                !any(
                        schemas,
                        schema -> !ListSchemaValidation.setOfAtoms(schema, FieldPath.of(""))
                                .isEmpty()),
                !any(
                        schemas,
                        schema -> !ListSchemaValidation.keysPresent(schema, FieldPath.of(""))
                                .isEmpty()),
                schemas.stream().filter(SchemaRules::isStructural).allMatch(DefaultsValidation::areAllPruned),
                unchangedVersions(definition, old));
    }

    private static Set<String> unchangedVersions(KubeObject definition, KubeObject old) {
        Set<String> unchanged = new HashSet<>();
        for (JsonNode version : definition.at("spec", "versions")) {
            for (JsonNode before : old.at("spec", "versions")) {
                if (version.path("name").equals(before.path("name"))
                        && version.path("schema").equals(before.path("schema"))) {
                    unchanged.add(version.path("name").asString(""));
                }
            }
        }
        return unchanged;
    }

    /** The same, but strict where the definition uses what only a structural schema can mean. */
    SchemaRules forSpec(DefinitionView view) {
        List<JsonNode> schemas = new ArrayList<>();
        for (DefinitionView.Version version : view.versions()) {
            schemas.add(version.schema());
        }
        boolean must = !view.preservesUnknownFields()
                || (defaultsForbidden.isEmpty() && any(schemas, schema -> schema.has("default")))
                || any(schemas, SchemaRules::isExtended);
        return must
                ? new SchemaRules(
                        release,
                        beta,
                        defaultsForbidden,
                        schemaRequired,
                        knownTypes,
                        true,
                        atomicSets,
                        mapKeysPresent,
                        prunedDefaults,
                        unchangedVersions)
                : this;
    }

    boolean isNewest() {
        return release.atLeast(Release.V1_36);
    }

    static boolean isKnownType(String type) {
        return type.isEmpty() || TYPES.contains(type);
    }

    static List<String> types() {
        return TYPES.stream().sorted().toList();
    }

    private static boolean isStructural(JsonNode schema) {
        if (UnsupportedWords.problem(schema).isPresent()) {
            return false;
        }
        List<FieldError> errors = StructuralSchemaValidation.validate(schema, FieldPath.of(""));
        return errors.isEmpty();
    }

    private static boolean isExtended(JsonNode schema) {
        return schema.path("x-kubernetes-embedded-resource").asBoolean(false)
                || schema.has("x-kubernetes-preserve-unknown-fields")
                || schema.path("x-kubernetes-int-or-string").asBoolean(false)
                || !schema.path("x-kubernetes-list-map-keys").isEmpty()
                || schema.has("x-kubernetes-list-type")
                || !schema.path("x-kubernetes-validations").isEmpty();
    }

    private static List<JsonNode> schemas(KubeObject definition) {
        List<JsonNode> schemas = new ArrayList<>();
        for (JsonNode version : definition.at("spec", "versions")) {
            JsonNode schema = version.path("schema").path("openAPIV3Schema");
            if (schema.isObject()) {
                schemas.add(schema);
            }
        }
        return schemas;
    }

    static boolean any(List<JsonNode> schemas, Predicate<JsonNode> condition) {
        boolean[] found = {false};
        schemas.forEach(schema -> SchemaWalk.visit(schema, nested -> found[0] |= condition.test(nested)));
        return found[0];
    }
}
