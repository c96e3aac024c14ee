package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Collects what is wrong with one object, in the order in which it is found; that order goes over the wire.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go: ErrorList"
 */
public final class FieldErrors {
    public static final String MUST_NOT_BE_NEGATIVE = "must be greater than or equal to 0";
    public static final String IMMUTABLE = "field is immutable";

    private final List<FieldError> found = new ArrayList<>();

    public List<FieldError> list() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public void add(FieldError error) {
        found.add(error);
    }

    public void addAll(List<FieldError> errors) {
        found.addAll(errors);
    }

    public void required(FieldPath path, String detail) {
        found.add(FieldError.required(path, detail));
    }

    public void forbidden(FieldPath path, String detail) {
        found.add(FieldError.forbidden(path, detail));
    }

    public void invalid(FieldPath path, Object value, String detail) {
        found.add(FieldError.invalid(path, value, detail));
    }

    /** One error for each of the problems that a rule has found with a value. */
    public void invalid(FieldPath path, Object value, List<String> problems) {
        problems.forEach(problem -> found.add(FieldError.invalid(path, value, problem)));
    }

    public void duplicate(FieldPath path, Object value) {
        found.add(FieldError.duplicate(path, value));
    }

    public void notFound(FieldPath path, Object value) {
        found.add(FieldError.notFound(path, value));
    }

    public void notSupported(FieldPath path, Object value, List<String> supported) {
        found.add(FieldError.notSupported(path, value, supported));
    }

    /** Demands a text that is not empty in a field of {@code parent}. */
    public void requireText(JsonNode parent, FieldPath path, String field) {
        if (parent.path(field).asString("").isEmpty()) {
            required(path.child(field), "");
        }
    }

    /** Demands a field that, where it is present, is not below zero. */
    public void notNegative(JsonNode parent, FieldPath path, String field) {
        JsonNode value = parent.path(field);
        if (value.isNumber() && value.asLong() < 0) {
            invalid(path.child(field), value, MUST_NOT_BE_NEGATIVE);
        }
    }

    /** Demands one of a set of texts; an empty one is an error of its own. */
    public void requireOneOf(JsonNode value, FieldPath path, List<String> supported) {
        String text = value.asString("");
        if (text.isEmpty()) {
            required(path, "");
        } else if (!supported.contains(text)) {
            notSupported(path, text, supported);
        }
    }

    /**
     * Checks the metadata of an object whose name is a DNS subdomain. New objects are checked anyhow; some kinds do it
     * again in updates.
     */
    public void metadata(KubeObject object, boolean namespaced) {
        found.addAll(ObjectMetaValidation.validateBuiltIn(
                object, namespaced, NameRules::nameIsDnsSubdomain, FieldPath.of("metadata")));
    }

    /** Checks a map of labels. */
    public void labels(JsonNode labels, FieldPath path) {
        Map<String, String> texts = new LinkedHashMap<>();
        labels.properties()
                .forEach(label -> texts.put(label.getKey(), label.getValue().asString("")));
        found.addAll(LabelValidation.validateLabels(texts, path));
    }

    /** Checks a selector of labels; older releases do not look at the values of its expressions. */
    public void selector(JsonNode selector, FieldPath path, Release release) {
        found.addAll(
                release.atLeast(Release.V1_36)
                        ? LabelValidation.validateSelectorWithValues(selector, path)
                        : LabelValidation.validateSelector(selector, path));
    }

    /** Demands that two versions of a field are the same. */
    public void immutable(JsonNode value, JsonNode old, FieldPath path) {
        if (!same(value, old)) {
            invalid(path, value, IMMUTABLE);
        }
    }

    /** Whether two versions of a field say the same; what is empty says nothing. */
    public static boolean same(JsonNode value, JsonNode old) {
        return value.equals(old) || (isAbsent(value) && isAbsent(old));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
    }
}
