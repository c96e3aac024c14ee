package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a flow schema must hold.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateFlowSchema"
 */
final class FlowSchemaValidation extends FlowControlValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String EXEMPT = "exempt";
    private static final int LAST = 10_000;
    private static final List<String> DISTINGUISHERS = List.of("ByNamespace", "ByUser");

    private final MandatoryObjects mandatory;

    FlowSchemaValidation(MandatoryObjects mandatory) {
        super(!mandatory.isNewest());
        this.mandatory = mandatory;
    }

    @Override
    public List<FieldError> validate(KubeObject schema) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = schema.at("spec");
        precedence(schema.name(), spec.path("matchingPrecedence").asLong(0), errors);
        distinguisher(spec.path("distinguisherMethod"), errors);
        priorityLevel(spec.path("priorityLevelConfiguration").path("name").asString(""), errors);
        int index = 0;
        for (JsonNode rule : spec.path("rules")) {
            FlowRuleValidation.validate(rule, SPEC.child("rules").index(index++), errors);
        }
        if (mandatory.differs(schema, List.of())) {
            errors.invalid(SPEC, mandatory.shown(schema), "spec of '" + schema.name() + "' must equal the fixed value");
        }
        conditions(schema, errors);
        return errors.list();
    }

    private static void precedence(String name, long precedence, FieldErrors errors) {
        FieldPath path = SPEC.child("matchingPrecedence");
        if (precedence <= 0) {
            errors.invalid(path, precedence, "must be a positive value");
        }
        if (precedence > LAST) {
            errors.invalid(path, precedence, "must not be greater than " + LAST);
        }
        if (precedence == 1 && !name.equals(EXEMPT)) {
            errors.invalid(path, precedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        }
    }

    private static void distinguisher(JsonNode method, FieldErrors errors) {
        String type = method.path("type").asString("");
        if (method.isObject() && !DISTINGUISHERS.contains(type)) {
            ShownValue shown = new ShownValue(
                    "flowcontrol.FlowDistinguisherMethod{Type:" + GoValue.quote(type) + "}",
                    JsonNodeFactory.instance.objectNode().put("Type", type).toString());
            errors.notSupported(SPEC.child("distinguisherMethod").child("type"), shown, DISTINGUISHERS);
        }
    }

    private static void priorityLevel(String name, FieldErrors errors) {
        FieldPath path = SPEC.child("priorityLevelConfiguration").child("name");
        if (name.isEmpty()) {
            errors.required(path, "must reference a priority level");
        } else {
            errors.invalid(path, name, NameRules.nameIsDnsSubdomain(name, false));
        }
    }
}
