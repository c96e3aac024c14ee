package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PlacementWarnings;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where volumes of a storage class may be.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateTopologySelectorTerm"
 * @see "Go: pkg/apis/storage/validation/validation.go: validateAllowedTopologies"
 */
final class TopologyTerms {
    private TopologyTerms() {}

    static void validate(JsonNode terms, FieldPath path, FieldErrors errors) {
        List<Map<String, Set<String>>> earlier = new ArrayList<>();
        // The real server's list begins with as many empty places as there are terms, so that an empty term counts as
        // said before.
        for (int i = 0; i < terms.size(); i++) {
            earlier.add(Map.of());
        }
        for (int i = 0; i < terms.size(); i++) {
            Map<String, Set<String>> term = term(terms.get(i), path.index(i), errors);
            for (Map<String, Set<String>> other : earlier) {
                if (other.equals(term)) {
                    errors.duplicate(path.index(i).child("matchLabelExpressions"), "");
                }
            }
            earlier.add(term);
        }
    }

    static List<String> warnings(JsonNode terms, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            JsonNode expressions = terms.get(i).path("matchLabelExpressions");
            for (int j = 0; j < expressions.size(); j++) {
                FieldPath at =
                        path.index(i).child("matchLabelExpressions").index(j).child("key");
                PlacementWarnings.ofLabel(expressions.get(j).path("key").asString(""))
                        .ifPresent(warning -> warnings.add(at + ": " + warning));
            }
        }
        return warnings;
    }

    private static Map<String, Set<String>> term(JsonNode term, FieldPath path, FieldErrors errors) {
        Map<String, Set<String>> values = new HashMap<>();
        int index = 0;
        for (JsonNode expression : term.path("matchLabelExpressions")) {
            FieldPath at = path.child("matchLabelExpressions").index(index++);
            String key = expression.path("key").asString("");
            Set<String> allowed = expression(expression, key, at, errors);
            if (values.put(key, allowed) != null) {
                errors.duplicate(at.child("key"), key);
            }
        }
        return values;
    }

    private static Set<String> expression(JsonNode expression, String key, FieldPath path, FieldErrors errors) {
        Set<String> values = new HashSet<>();
        if (expression.path("values").isEmpty()) {
            errors.required(path.child("values"), "");
        }
        int index = 0;
        for (JsonNode value : expression.path("values")) {
            if (!values.add(value.asString(""))) {
                errors.duplicate(path.child("values").index(index), value);
            }
            index++;
        }
        errors.addAll(LabelValidation.validateLabelName(key, path.child("key")));
        return values;
    }
}
