package io.drydock.apiextensions.schema;

import io.drydock.apimachinery.validation.GoValue;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The words {@code anyOf}, {@code oneOf}, {@code allOf} and {@code not} of a schema. When no alternative fits, the
 * findings of the one that came closest are told too.
 *
 * @param place of the value, as the findings name it
 * @see "Go: k8s.io/kube-openapi/pkg/validation/validate/schema_props.go: schemaPropsValidator"
 */
record Alternatives(ValueValidation validation, JsonNode schema, String place) {

    Findings check(JsonNode value) {
        Findings findings = new Findings();
        any(value, findings);
        one(value, findings);
        all(value, findings);
        JsonNode not = schema.path("not");
        if (not.isObject() && against(value, not).none()) {
            findings.add(Finding.whole(quoted() + " must not validate the schema (not)"));
        }
        findings.countCheck();
        return findings;
    }

    private void any(JsonNode value, Findings findings) {
        if (schema.path("anyOf").isEmpty()) {
            return;
        }
        Optional<Findings> best = Optional.empty();
        for (JsonNode alternative : schema.path("anyOf")) {
            Findings found = against(value, alternative);
            if (found.none()) {
                findings.addAll(found);
                return;
            }
            best = better(best, found);
        }
        findings.add(Finding.whole(quoted() + " must validate at least one schema (anyOf)"));
        best.ifPresent(findings::addAll);
    }

    private void one(JsonNode value, Findings findings) {
        if (schema.path("oneOf").isEmpty()) {
            return;
        }
        Optional<Findings> best = Optional.empty();
        Optional<Findings> fitting = Optional.empty();
        int valid = 0;
        for (JsonNode alternative : schema.path("oneOf")) {
            Findings found = against(value, alternative);
            if (found.none()) {
                valid++;
                best = Optional.empty();
                fitting = fitting.or(() -> Optional.of(found));
            } else if (valid == 0) {
                best = better(best, found);
            }
        }
        if (valid == 1) {
            fitting.ifPresent(findings::addAll);
            return;
        }
        String count = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
        findings.add(Finding.whole(quoted() + " must validate one and only one schema (oneOf). " + count));
        best.ifPresent(findings::addAll);
    }

    private void all(JsonNode value, Findings findings) {
        int valid = 0;
        for (JsonNode part : schema.path("allOf")) {
            Findings found = against(value, part);
            valid += found.none() ? 1 : 0;
            findings.addAll(found);
        }
        if (valid != schema.path("allOf").size()) {
            String none = valid == 0 ? ". None validated" : "";
            findings.add(Finding.whole(quoted() + " must validate all the schemas (allOf)" + none));
        }
    }

    private static Optional<Findings> better(Optional<Findings> best, Findings found) {
        return best.isEmpty() || found.checks() > best.get().checks() ? Optional.of(found) : best;
    }

    private Findings against(JsonNode value, JsonNode alternative) {
        return validation.check(value, alternative, place);
    }

    private String quoted() {
        return GoValue.quote(place);
    }
}
