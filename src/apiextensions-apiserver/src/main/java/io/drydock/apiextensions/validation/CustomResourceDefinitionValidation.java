package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a CustomResourceDefinition must hold; errors in the order in which the real server gives them.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinition"
 */
public final class CustomResourceDefinitionValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STORED_VERSIONS = FieldPath.of("status", "storedVersions");
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private final List<FieldError> errors = new ArrayList<>();
    private final DefinitionView view;

    private CustomResourceDefinitionValidation(DefinitionView view) {
        this.view = view;
    }

    public static List<FieldError> validate(KubeObject definition) {
        CustomResourceDefinitionValidation validation =
                new CustomResourceDefinitionValidation(DefinitionView.of(definition));
        validation.name(definition.name());
        validation.spec();
        validation.status(definition);
        return validation.errors;
    }

    public static List<FieldError> validateUpdate(KubeObject definition, KubeObject old) {
        CustomResourceDefinitionValidation validation =
                new CustomResourceDefinitionValidation(DefinitionView.of(definition));
        validation.spec();
        if (isEstablished(old)) {
            validation.immutable(definition, old, "scope");
            validation.immutable(definition, old, "names", "kind");
        }
        validation.immutable(definition, old, "group");
        validation.immutable(definition, old, "names", "plural");
        validation.status(definition);
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
        group(view.spec().path("group").asString(""));
        Enumerated.required(SPEC.child("scope"), view.spec().path("scope").asString(""), SCOPES, errors);
        schemasPresent();
        versions();
        NamesValidation.required(view.spec().path("names"), SPEC.child("names"), errors);
        NamesValidation.validate(view.spec().path("names"), SPEC.child("names"), errors);
        errors.addAll(SchemaValidation.validate(view.shared("schema"), view.hasAnyStatus(), SPEC.child("validation")));
        SubresourcesValidation.validate(view.shared("subresources"), SPEC.child("subresources"), errors);
        ColumnValidation.validate(
                view.shared("additionalPrinterColumns"), SPEC.child("additionalPrinterColumns"), errors);
        ConversionValidation.validate(view.spec().path("conversion"), SPEC.child("conversion"), errors);
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
            if (!version.tree().path("schema").path("openAPIV3Schema").isObject()) {
                errors.add(FieldError.required(
                        version.path().child("schema").child("openAPIV3Schema"), "schemas are required"));
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
    }

    private void version(DefinitionView.Version version) {
        List<String> problems = NameRules.dns1035Label(version.name());
        if (!problems.isEmpty()) {
            errors.add(FieldError.invalid(version.path().child("name"), version.name(), String.join(",", problems)));
        }
        deprecation(version);
        boolean hasStatus = view.hasStatus(version.tree().path("subresources"));
        errors.addAll(SchemaValidation.validate(
                view.ownOf(version, "schema"), hasStatus, version.path().child("schema")));
        SubresourcesValidation.validate(
                view.ownOf(version, "subresources"), version.path().child("subresources"), errors);
        ColumnValidation.validate(
                view.ownOf(version, "additionalPrinterColumns"),
                version.path().child("additionalPrinterColumns"),
                errors);
    }

    private void deprecation(DefinitionView.Version version) {
        if (!version.tree().has("deprecationWarning")) {
            return;
        }
        FieldPath path = version.path().child("deprecationWarning");
        String warning = version.tree().path("deprecationWarning").asString("");
        if (!version.tree().path("deprecated").asBoolean(false)) {
            errors.add(FieldError.invalid(path, warning, "can only be set for deprecated versions"));
        } else if (warning.isEmpty()) {
            errors.add(FieldError.invalid(path, warning, "must not be an empty string"));
        } else if (warning.length() > 256) {
            errors.add(FieldError.invalid(path, warning, "must be <= 256 characters long"));
        }
    }

    private void status(KubeObject definition) {
        errors.addAll(validateStatus(definition));
        JsonNode stored = definition.at("status", "storedVersions");
        if (stored.isEmpty()) {
            errors.add(FieldError.invalid(
                    STORED_VERSIONS, new ShownValue("[]string(nil)", "null"), "must have at least one stored version"));
            return;
        }
        Set<String> names = new HashSet<>();
        stored.forEach(name -> names.add(name.asString("")));
        for (DefinitionView.Version version : view.versions()) {
            if (version.isStorage() && !names.contains(version.name())) {
                errors.add(FieldError.invalid(
                        STORED_VERSIONS, version.tree(), "must have the storage version " + version.name()));
            }
        }
        int index = 0;
        for (JsonNode name : stored) {
            boolean known =
                    view.versions().stream().anyMatch(version -> version.name().equals(name.asString("")));
            if (!known) {
                errors.add(FieldError.invalid(STORED_VERSIONS.index(index), name, "must appear in spec.versions"));
            }
            index++;
        }
    }

    private void immutable(KubeObject definition, KubeObject old, String... path) {
        JsonNode now = view.spec();
        JsonNode before = old.at("spec");
        for (String step : path) {
            now = now.path(step);
            before = before.path(step);
        }
        if (!now.equals(before)) {
            FieldPath at = FieldPath.of("spec", path);
            errors.add(FieldError.invalid(at, now, "field is immutable"));
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
