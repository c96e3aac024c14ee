package io.drydock.apiextensions.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RuleExpressionsTest {
    private static final String LIST = "'list':{'type':'array','items':{'type':'string','maxLength':100}";

    @Test
    void a_rule_sees_only_the_fields_of_its_schema() {
        List<String> errors = errors(LIST + "}", "'rule':'self.other == 1'", Optional.empty());
        assertEquals(1, errors.size());
        assertTrue(errors.getFirst().contains("ERROR: <input>:1:5: undefined field 'other'"), errors::getFirst);
    }

    @Test
    void a_loop_over_an_unlimited_list_costs_too_much() {
        String loops = "'rule':'self.list.all(a, self.list.all(b, a == b))'";
        List<String> errors = errors(LIST + "}", loops, Optional.empty());
        assertTrue(
                errors.getFirst()
                        .startsWith("s.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds"
                                + " budget by factor of more than 100x"),
                errors::toString);
        assertEquals(List.of(), errors(LIST + ",'maxItems':10}", loops, Optional.empty()));
    }

    @Test
    void a_rule_is_a_bool_and_its_message_a_string() {
        List<String> errors = errors(LIST + "}", "'rule':'1','messageExpression':'2'", Optional.empty());
        assertTrue(errors.getFirst().endsWith("cel expression must evaluate to a bool"), errors::toString);
        errors = errors(LIST + "}", "'rule':'true','messageExpression':'2'", Optional.empty());
        assertTrue(errors.getFirst().endsWith("messageExpression must evaluate to a string"), errors::toString);
    }

    @Test
    void values_that_are_not_found_again_have_no_old_self() {
        assertEquals(
                List.of("s.x-kubernetes-validations[0].rule: Invalid value: \"self == oldSelf\": oldSelf cannot be used"
                        + " on the uncorrelatable portion of the schema within outer"),
                errors(LIST + "}", "'rule':'self == oldSelf'", Optional.of(FieldPath.of("outer"))));
    }

    @Test
    void what_is_optional_must_be_used() {
        assertEquals(
                List.of("s.x-kubernetes-validations[0].optionalOldSelf: Invalid value: true: may not be set if oldSelf"
                        + " is not used in rule"),
                errors(LIST + "}", "'rule':'true','optionalOldSelf':true", Optional.empty()));
    }

    private static List<String> errors(String properties, String rule, Optional<FieldPath> uncorrelated) {
        String schema = "{'type':'object','properties':{%s},'x-kubernetes-validations':[{%s}]}"
                .formatted(properties, rule)
                .replace('\'', '"');
        return RuleExpressions.validate(
                        RuleScope.ofRoot(JsonMapper.shared().readTree(schema)), uncorrelated, false, FieldPath.of("s"))
                .stream()
                .map(FieldError::message)
                .toList();
    }
}
