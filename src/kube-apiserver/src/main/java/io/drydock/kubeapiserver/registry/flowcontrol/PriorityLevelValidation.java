package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a priority level must hold.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidatePriorityLevelConfiguration"
 */
final class PriorityLevelValidation extends FlowControlValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath LIMITED = SPEC.child("limited");
    private static final String EXEMPT = "exempt";

    private final boolean newest;
    private final MandatoryObjects mandatory;

    PriorityLevelValidation(Release release, MandatoryObjects mandatory) {
        super(!release.atLeast(Release.V1_36));
        this.newest = release.atLeast(Release.V1_36);
        this.mandatory = mandatory;
    }

    @Override
    public List<FieldError> validate(KubeObject level) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = level.at("spec");
        String type = spec.path("type").asString("");
        if (level.name().equals(EXEMPT) != type.equals("Exempt")) {
            errors.invalid(
                    SPEC.child("type"),
                    type,
                    newest
                            ? "must be 'Exempt' if and only if `name` is 'exempt'"
                            : "type must be 'Exempt' if and only if name is 'exempt'");
        }
        switch (type) {
            case "Exempt" -> exempt(spec, errors);
            case "Limited" -> limited(spec, errors);
            default -> errors.notSupported(SPEC.child("type"), type, List.of("Exempt", "Limited"));
        }
        boolean open = newest && level.name().equals(EXEMPT);
        if (mandatory.differs(level, open ? List.of(EXEMPT) : List.of())) {
            String except = open ? " except the 'spec.exempt' field" : "";
            errors.invalid(
                    SPEC,
                    mandatory.shown(level),
                    "spec of '" + level.name() + "'" + except + " must equal the fixed value");
        }
        conditions(level, errors);
        return errors.list();
    }

    private static void exempt(JsonNode spec, FieldErrors errors) {
        if (spec.path("limited").isObject()) {
            errors.forbidden(LIMITED, "must be nil if the type is not Limited");
        }
        JsonNode exempt = spec.path(EXEMPT);
        FieldPath path = SPEC.child(EXEMPT);
        notNegative(exempt, "nominalConcurrencyShares", "must be a non-negative integer", path, errors);
        percentage(exempt, path, errors);
    }

    private void limited(JsonNode spec, FieldErrors errors) {
        if (spec.path(EXEMPT).isObject()) {
            errors.forbidden(SPEC.child(EXEMPT), "must be nil if the type is Limited");
        }
        JsonNode limited = spec.path("limited");
        if (!limited.isObject()) {
            errors.required(LIMITED, "must not be empty when type is Limited");
            return;
        }
        if (newest) {
            notNegative(limited, "nominalConcurrencyShares", "must be a non-negative integer", LIMITED, errors);
        } else {
            QueuingValidation.positive(limited, "assuredConcurrencyShares", LIMITED, errors);
        }
        QueuingValidation.validate(limited.path("limitResponse"), LIMITED.child("limitResponse"), errors);
        percentage(limited, LIMITED, errors);
        notNegative(limited, "borrowingLimitPercent", "if specified, must be a non-negative integer", LIMITED, errors);
    }

    private static void percentage(JsonNode parent, FieldPath path, FieldErrors errors) {
        JsonNode lendable = parent.path("lendablePercent");
        if (lendable.isNumber() && (lendable.asLong() < 0 || lendable.asLong() > 100)) {
            errors.invalid(path.child("lendablePercent"), lendable, "must be between 0 and 100, inclusive");
        }
    }

    private static void notNegative(JsonNode parent, String field, String detail, FieldPath path, FieldErrors errors) {
        JsonNode value = parent.path(field);
        if (value.isNumber() && value.asLong() < 0) {
            errors.invalid(path.child(field), value, detail);
        }
    }
}
