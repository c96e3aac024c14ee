package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.core.podspec.TolerationValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What keeps pods away from a node.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateNodeTaints"
 */
final class NodeTaints {
    /** So the path is in the real server, although taints are part of the specification. */
    private static final FieldPath TAINTS = FieldPath.of("metadata", "taints");

    private NodeTaints() {}

    static void validate(JsonNode taints, FieldErrors errors) {
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            FieldPath path = TAINTS.index(i);
            String key = taints.get(i).path("key").asString("");
            String value = taints.get(i).path("value").asString("");
            JsonNode effect = taints.get(i).path("effect");
            errors.addAll(LabelValidation.validateLabelName(key, path.child("key")));
            List<String> problems = NameRules.labelValue(value);
            if (!problems.isEmpty()) {
                errors.invalid(path.child("value"), value, String.join(";", problems));
            }
            errors.requireOneOf(effect, path.child("effect"), TolerationValidation.EFFECTS);
            if (!seen.add(List.of(key, effect.asString("")))) {
                errors.add(new FieldError(
                        FieldError.Type.DUPLICATE,
                        path.text(),
                        shown(taints.get(i)),
                        "taints must be unique by key and effect pair"));
            }
        }
    }

    private static ShownValue shown(JsonNode taint) {
        String key = GoValue.quote(taint.path("key").asString(""));
        String value = GoValue.quote(taint.path("value").asString(""));
        String effect = GoValue.quote(taint.path("effect").asString(""));
        String since = taint.path("timeAdded").asString("");
        return new ShownValue(
                String.format("core.Taint{Key:%s, Value:%s, Effect:%s, TimeAdded:(*v1.Time)(nil)}", key, value, effect),
                String.format(
                        "{\"Key\":%s,\"Value\":%s,\"Effect\":%s,\"TimeAdded\":%s}",
                        key, value, effect, since.isEmpty() ? "null" : GoValue.quote(since)));
    }
}
