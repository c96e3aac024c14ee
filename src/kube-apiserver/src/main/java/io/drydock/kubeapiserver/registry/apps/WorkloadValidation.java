package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The checks that several kinds of workload share: how they select pods, and the template they make them of. */
final class WorkloadValidation {
    private static final String NO_MATCH = "`selector` does not match template `labels`";

    private final Release release;
    private final PodTemplateValidation templates;

    WorkloadValidation(ResourceContext context) {
        this.release = context.release();
        this.templates = new PodTemplateValidation(context);
    }

    /** @param emptyDetail what is said of a selector that selects everything */
    void selector(JsonNode spec, FieldPath path, String emptyDetail, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        if (!selector.isObject()) {
            errors.required(path.child("selector"), "");
            return;
        }
        errors.selector(selector, path.child("selector"), release);
        if (selectsEverything(selector)) {
            errors.invalid(path.child("selector"), shown(selector), emptyDetail);
        }
    }

    /** The template must make pods that the selector finds, and that are started again for ever. */
    void template(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode template = spec.path("template");
        FieldPath at = path.child("template");
        JsonNode labels = template.path("metadata").path("labels");
        if (!matches(spec.path("selector"), labels)) {
            Map<String, String> shown = new LinkedHashMap<>();
            labels.properties()
                    .forEach(label -> shown.put(label.getKey(), label.getValue().asString("")));
            errors.invalid(at.child("metadata").child("labels"), shown, NO_MATCH);
        }
        templates.validate(template, at, errors);
    }

    /** Whether pods of the template are always started again, as all of these workloads need them to be. */
    static void alwaysRestarts(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode podSpec = spec.path("template").path("spec");
        FieldPath at = path.child("template").child("spec");
        if (!podSpec.path("restartPolicy").asString("").equals("Always")) {
            errors.notSupported(
                    at.child("restartPolicy"), podSpec.path("restartPolicy").asString(""), List.of("Always"));
        }
        if (podSpec.has("activeDeadlineSeconds")) {
            errors.forbidden(at.child("activeDeadlineSeconds"), "activeDeadlineSeconds in ReplicaSet is not Supported");
        }
    }

    /** A selector is chosen once; changing it would orphan the pods there are. */
    static void immutableSelector(JsonNode spec, JsonNode oldSpec, FieldPath path, FieldErrors errors) {
        if (!spec.path("selector").equals(oldSpec.path("selector"))) {
            errors.invalid(path.child("selector"), shown(spec.path("selector")), FieldErrors.IMMUTABLE);
        }
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        if (!selector.isObject()) {
            return false;
        }
        Map<String, String> values = new LinkedHashMap<>();
        labels.properties()
                .forEach(label -> values.put(label.getKey(), label.getValue().asString("")));
        try {
            LabelSelector parsed = LabelSelector.ofTree(selector);
            return !selectsEverything(selector) && parsed.matches(values);
        } catch (InvalidSelectorException reported) {
            // The selector's own errors say what is wrong; the labels are not to blame as well.
            return true;
        }
    }

    private static boolean selectsEverything(JsonNode selector) {
        return selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
    }

    /** As Go shows the struct, which messages quote. */
    static ShownValue shown(JsonNode selector) {
        return new ShownValue(goSource(selector), selector.isMissingNode() ? "null" : selector.toString());
    }

    private static String goSource(JsonNode selector) {
        Map<String, String> labels = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        StringBuilder shown = new StringBuilder("v1.LabelSelector{MatchLabels:").append(GoValue.show(labels));
        shown.append(", MatchExpressions:[]v1.LabelSelectorRequirement");
        JsonNode expressions = selector.path("matchExpressions");
        if (expressions.isEmpty()) {
            return shown.append("(nil)}").toString();
        }
        shown.append('{');
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode expression = expressions.get(i);
            List<String> values = expression
                    .path("values")
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList();
            shown.append(i == 0 ? "" : ", ")
                    .append("v1.LabelSelectorRequirement{Key:")
                    .append(GoValue.quote(expression.path("key").asString("")))
                    .append(", Operator:")
                    .append(GoValue.quote(expression.path("operator").asString("")))
                    .append(", Values:")
                    .append(values.isEmpty() ? "[]string(nil)" : GoValue.show(values))
                    .append('}');
        }
        return shown.append("}}").toString();
    }
}
