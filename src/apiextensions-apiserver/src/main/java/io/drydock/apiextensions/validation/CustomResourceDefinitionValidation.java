package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a CustomResourceDefinition must hold; errors in the order in which the real server gives them.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinition"
 */
public final class CustomResourceDefinitionValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private final List<FieldError> errors = new ArrayList<>();
    private final DefinitionView view;
    private final SchemaRules rules;
    private final Optional<KubeObject> old;

    private CustomResourceDefinitionValidation(DefinitionView view, SchemaRules rules, Optional<KubeObject> old) {
        this.view = view;
        this.rules = rules.forSpec(view);
        this.old = old;
    }

    /** @param beta whether the definition came in v1beta1, of which less is asked */
    public static List<FieldError> validate(KubeObject definition, Release release, boolean beta) {
        CustomResourceDefinitionValidation validation = new CustomResourceDefinitionValidation(
                DefinitionView.of(definition), SchemaRules.forCreate(release, beta), Optional.empty());
        validation.name(definition.name());
        validation.spec();
        validation.finish(definition);
        return validation.errors;
    }

    /** @param beta whether the definition came in v1beta1, of which less is asked */
    public static List<FieldError> validateUpdate(
            KubeObject definition, KubeObject old, Release release, boolean beta) {
        CustomResourceDefinitionValidation validation = new CustomResourceDefinitionValidation(
                DefinitionView.of(definition), SchemaRules.forUpdate(release, beta, definition, old), Optional.of(old));
        validation.spec();
        if (isEstablished(old)) {
            validation.immutable(old, "scope");
            validation.immutable(old, "names", "kind");
        }
        validation.immutable(old, "group");
        validation.immutable(old, "names", "plural");
        validation.finish(definition);
        return validation.errors;
    }

    public static List<FieldError> validateStatus(KubeObject definition) {
        List<FieldError> errors = new ArrayList<>();
        NamesValidation.validate(
                definition.at("status", "acceptedNames"), FieldPath.of("status", "acceptedNames"), errors);
        return errors;
    }

    private void name(String name) {
        String required = view.spec().path("names").path("plural").asString("") + "."
                + view.spec().path("group").asString("");
        if (!name.equals(required)) {
            errors.add(FieldError.invalid(
                    FieldPath.of("metadata", "name"), name, "must be spec.names.plural+\".\"+spec.group"));
        }
    }

    private void spec() {
        JsonNode spec = view.spec();
        group(spec.path("group").asString(""));
        Enumerated.required(SPEC.child("scope"), spec.path("scope").asString(""), SCOPES, errors);
        schemasPresent();
        boolean hasDefaults = view.versions().stream()
                .anyMatch(version -> SchemaRules.any(List.of(version.schema()), schema -> schema.has("default")));
        if (hasDefaults && rules.defaultsForbidden().isEmpty() && view.preservesUnknownFields()) {
            errors.add(FieldError.invalid(
                    SPEC.child("preserveUnknownFields"), true, "must be false in order to use defaults in the schema"));
        }
        versions();
        NamesValidation.required(spec.path("names"), SPEC.child("names"), errors);
        NamesValidation.validate(spec.path("names"), SPEC.child("names"), errors);
        errors.addAll(SchemaValidation.validate(
                view.shared("schema"),
                view.hasAnyStatus(),
                rules,
                !view.versions().isEmpty() && isUnlimited(view.versions().getFirst()),
                SPEC.child("validation")));
        SubresourcesValidation.validate(view.shared("subresources"), SPEC.child("subresources"), errors);
        ColumnValidation.validate(
                view.shared("additionalPrinterColumns"), SPEC.child("additionalPrinterColumns"), errors);
        if (rules.isNewest()) {
            sharedSelectableFields();
        }
        conversion(spec.path("conversion"));
    }

    private void conversion(JsonNode conversion) {
        String strategy = conversion.path("strategy").asString("");
        if (conversion.isObject() && !strategy.equals("None") && view.preservesUnknownFields()) {
            errors.add(FieldError.invalid(
                    SPEC.child("conversion").child("strategy"),
                    strategy,
                    "must be None if spec.preserveUnknownFields is true"));
        }
        boolean recognized = old.map(before -> ConversionValidation.isRecognized(before.at("spec", "conversion")))
                .orElse(true);
        // Only a definition that is served must have certificates that can be read, unless it never had.
        boolean trusted = rules.isNewest()
                && old.filter(CustomResourceDefinitionValidation::isEstablished)
                        .map(before -> ConversionValidation.bundleProblem(before.at("spec", "conversion")))
                        .map(Optional::isEmpty)
                        .orElse(false);
        ConversionValidation.validate(
                conversion, recognized, trusted, rules.release(), SPEC.child("conversion"), errors);
    }

    private void sharedSelectableFields() {
        JsonNode fields = view.shared("selectableFields");
        FieldPath path = SPEC.child("selectableFields");
        if (fields.isEmpty()) {
            return;
        }
        if (view.isShared("schema")) {
            JsonNode schema = view.shared("schema").path("openAPIV3Schema");
            SelectableFieldsValidation.validate(
                    fields, schema, areOldFields(fields, view.versions().getFirst()), path, errors);
        } else {
            errors.add(FieldError.invalid(path, "", "may only be set when validations.schema is included"));
        }
    }

    /** @param version by whose name the old fields are found */
    private boolean areOldFields(JsonNode fields, DefinitionView.Version version) {
        JsonNode before = MissingNode.getInstance();
        for (JsonNode known :
                old.map(definition -> definition.at("spec", "versions")).orElse(before)) {
            before = known.path("name").asString("").equals(version.name()) ? known.path("selectableFields") : before;
        }
        return before.size() > SelectableFieldsValidation.MOST && before.equals(fields);
    }

    private void group(String group) {
        FieldPath path = SPEC.child("group");
        List<String> problems = NameRules.dns1123Subdomain(group);
        if (group.isEmpty()) {
            errors.add(FieldError.required(path, ""));
        } else if (!problems.isEmpty()) {
            errors.add(FieldError.invalid(path, group, String.join(",", problems)));
        } else if (group.indexOf('.') < 0) {
            errors.add(FieldError.invalid(path, group, "should be a domain with at least one dot"));
        }
    }

    private void schemasPresent() {
        for (DefinitionView.Version version : view.versions()) {
            boolean isServed = version.tree().path("served").asBoolean(false);
            boolean needed = rules.schemaRequired() || (!view.preservesUnknownFields() && isServed);
            if (needed && !version.schema().isObject()) {
                String detail = !rules.schemaRequired()
                        ? "because otherwise all fields are pruned"
                        : rules.isNewest() ? "" : "schemas are required";
                errors.add(FieldError.required(version.path().child("schema").child("openAPIV3Schema"), detail));
            }
        }
    }

    private void versions() {
        Set<String> names = new HashSet<>();
        int storage = 0;
        for (DefinitionView.Version version : view.versions()) {
            names.add(version.name());
            storage += version.isStorage() ? 1 : 0;
            version(version);
        }
        FieldPath path = SPEC.child("versions");
        if (names.size() != view.versions().size()) {
            errors.add(versionsInvalid(path, "must contain unique version names"));
        }
        if (storage != 1) {
            errors.add(versionsInvalid(path, "must have exactly one version marked as storage version"));
        }
        if (!view.versions().isEmpty()) {
            // Go keeps the name of the first version apart as well, as v1beta1 did.
            versionName(view.versions().getFirst(), SPEC.child("version"));
        }
    }

    private void version(DefinitionView.Version version) {
        versionName(version, version.path().child("name"));
        DeprecationValidation.validate(version, errors);
        boolean hasStatus = view.hasStatus(version.tree().path("subresources"));
        errors.addAll(SchemaValidation.validate(
                view.ownOf(version, "schema"),
                hasStatus,
                rules,
                isUnlimited(version),
                version.path().child("schema")));
        SubresourcesValidation.validate(
                view.ownOf(version, "subresources"), version.path().child("subresources"), errors);
        ColumnValidation.validate(
                view.ownOf(version, "additionalPrinterColumns"),
                version.path().child("additionalPrinterColumns"),
                errors);
        JsonNode fields = view.ownOf(version, "selectableFields");
        if (rules.isNewest() && !fields.isEmpty()) {
            selectableFields(version, fields);
        }
    }

    /** The rules of a schema that is as it was may cost what they cost. */
    private boolean isUnlimited(DefinitionView.Version version) {
        return rules.unchangedVersions().contains(version.name());
    }

    private void versionName(DefinitionView.Version version, FieldPath path) {
        List<String> problems = NameRules.dns1035Label(version.name());
        boolean absent = version.name().isEmpty() && path.text().equals("spec.version");
        if (!problems.isEmpty() && !absent) {
            errors.add(FieldError.invalid(path, version.name(), String.join(",", problems)));
        }
    }

    private void selectableFields(DefinitionView.Version version, JsonNode fields) {
        FieldPath path = version.path().child("selectableFields");
        JsonNode schema = view.ownOf(version, "schema").path("openAPIV3Schema");
        if (schema.isObject()) {
            boolean unlimited = areOldFields(fields, version);
            SelectableFieldsValidation.validate(fields, schema, unlimited, path, errors);
        } else {
            errors.add(FieldError.invalid(
                    path, "", "may only be set when `version.schema.openAPIV3Schema` is not included"));
        }
    }

    private void finish(KubeObject definition) {
        status(definition);
        if (!rules.beta()) {
            errors.addAll(ApiApprovalValidation.validate(definition, old));
            preservation(definition);
        }
    }

    private void preservation(KubeObject definition) {
        boolean before = old.map(definitionBefore ->
                        definitionBefore.at("spec", "preserveUnknownFields").asBoolean(false))
                .orElse(false);
        if (!before && definition.at("spec", "preserveUnknownFields").asBoolean(false)) {
            String word = rules.isNewest() ? "x-kubernetes-preserve-unknown-fields" : "x-preserve-unknown-fields";
            errors.add(FieldError.invalid(
                    SPEC.child("preserveUnknownFields"),
                    true,
                    "cannot set to true, set " + word + " to true in spec.versions[*].schema instead"));
        }
    }

    private void status(KubeObject definition) {
        errors.addAll(validateStatus(definition));
        StoredVersions.validate(definition.at("status", "storedVersions"), view.versions(), rules.isNewest(), errors);
    }

    private void immutable(KubeObject before, String... path) {
        JsonNode now = view.spec();
        JsonNode then = before.at("spec");
        for (String step : path) {
            now = now.path(step);
            then = then.path(step);
        }
        if (!now.equals(then)) {
            errors.add(FieldError.invalid(FieldPath.of("spec", path), now, "field is immutable"));
        }
    }

    private static boolean isEstablished(KubeObject definition) {
        for (JsonNode condition : definition.at("status", "conditions")) {
            if (condition.path("type").asString("").equals("Established")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }

    private FieldError versionsInvalid(FieldPath path, String detail) {
        return FieldError.invalid(path, view.shownVersions(), detail);
    }
}
