package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The selectors that an access review may name. Operators that are not known, newer clients may know: they are let
 * through, and the answer says that they were ignored.
 *
 * @see "Go: pkg/apis/authorization/validation/validation.go: validateResourceAttributes (1.36)"
 * @see "Go: pkg/registry/authorization/util/helpers.go: BuildEvaluationError (1.36)"
 */
final class SelectorAttributes {
    private static final FieldPath PATH = FieldPath.of("spec.resourceAttributes");
    private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
    private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");

    private SelectorAttributes() {}

    static List<FieldError> problems(JsonNode resource) {
        FieldErrors errors = new FieldErrors();
        checkSelector(resource.path("fieldSelector"), PATH.child("fieldSelector"), false, errors);
        checkSelector(resource.path("labelSelector"), PATH.child("labelSelector"), true, errors);
        return errors.list();
    }

    private static void checkSelector(JsonNode selector, FieldPath path, boolean labels, FieldErrors errors) {
        if (!selector.isObject()) {
            return;
        }
        String raw = selector.path("rawSelector").asString("");
        JsonNode requirements = selector.path("requirements");
        if (!raw.isEmpty() && !requirements.isEmpty()) {
            errors.invalid(path.child("rawSelector"), raw, "may not specified at the same time as requirements");
        }
        if (raw.isEmpty() && requirements.isEmpty()) {
            errors.required(
                    path.child("requirements"),
                    "when " + path.text() + " is specified, requirements or rawSelector is required");
        }
        for (int i = 0; i < requirements.size(); i++) {
            FieldPath here = path.child("requirements").index(i);
            if (labels) {
                checkValues(requirements.get(i), here, errors);
                checkLabel(requirements.get(i), here, errors);
            } else {
                if (requirements.get(i).path("key").asString("").isEmpty()) {
                    errors.required(here.child("key"), "must be specified");
                }
                checkValues(requirements.get(i), here, errors);
            }
        }
    }

    private static void checkValues(JsonNode requirement, FieldPath path, FieldErrors errors) {
        String operator = requirement.path("operator").asString("");
        boolean empty = requirement.path("values").isEmpty();
        if (WITH_VALUES.contains(operator) && empty) {
            errors.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
        } else if (WITHOUT_VALUES.contains(operator) && !empty) {
            errors.forbidden(
                    path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
    }

    private static void checkLabel(JsonNode requirement, FieldPath path, FieldErrors errors) {
        String key = requirement.path("key").asString("");
        errors.addAll(LabelValidation.validateLabelName(key, path.child("key")));
        JsonNode values = requirement.path("values");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).asString("");
            errors.invalid(path.child("values").index(i), value, NameRules.labelValue(value));
        }
    }

    /** What is said of selectors that pass, and yet cannot be understood in full; empty when there are none. */
    static String ignored(JsonNode resource) {
        List<String> all = new ArrayList<>();
        addIgnored(
                resource.path("fieldSelector"),
                "spec.resourceAttributes.fieldSelector",
                FieldSelector::parse,
                SelectorAttributes::isKnownField,
                all);
        addIgnored(
                resource.path("labelSelector"),
                "spec.resourceAttributes.labelSelector",
                LabelSelector::parse,
                SelectorAttributes::isKnownLabel,
                all);
        return String.join("; ", all);
    }

    private static void addIgnored(
            JsonNode selector, String name, Consumer<String> parser, Predicate<JsonNode> known, List<String> all) {
        JsonNode requirements = selector.path("requirements");
        if (requirements.isEmpty()) {
            if (!parses(selector.path("rawSelector").asString(""), parser)) {
                all.add(name + " ignored due to parse error");
            }
            return;
        }
        long count = requirements.valueStream().filter(known).count();
        if (count < requirements.size()) {
            all.add(name + (count > 0 ? " partially" : "") + " ignored due to parse error");
        }
    }

    private static boolean parses(String raw, Consumer<String> parser) {
        try {
            parser.accept(raw);
            return true;
        } catch (InvalidSelectorException malformed) {
            return false;
        }
    }

    private static boolean isKnownField(JsonNode requirement) {
        return WITH_VALUES.contains(requirement.path("operator").asString(""))
                && requirement.path("values").size() == 1;
    }

    private static boolean isKnownLabel(JsonNode requirement) {
        String operator = requirement.path("operator").asString("");
        return WITH_VALUES.contains(operator) || WITHOUT_VALUES.contains(operator);
    }
}
