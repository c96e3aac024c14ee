package io.drydock.apiextensions.schema;

import io.drydock.apimachinery.catalog.Release;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The limits of numbers. Whole numbers are compared as such, so that a limit loses its fraction for them.
 *
 * @see "Go: k8s.io/kube-openapi/pkg/validation/validate/validator.go: numberValidator"
 */
final class NumberValidation {
    private final JsonNode value;
    private final JsonNode schema;
    private final String place;
    private final Release release;
    private final Findings findings = new Findings();

    private NumberValidation(JsonNode value, JsonNode schema, String place, Release release) {
        this.value = value;
        this.schema = schema;
        this.place = place;
        this.release = release;
    }

    static Findings check(JsonNode value, JsonNode schema, String place, Release release) {
        NumberValidation validation = new NumberValidation(value, schema, place, release);
        validation.range(value, "Checked");
        if (schema.has("multipleOf")) {
            validation.range(schema.path("multipleOf"), "MultipleOf");
            validation.multiple(schema.path("multipleOf").doubleValue());
        }
        if (schema.has("minimum")) {
            validation.range(schema.path("minimum"), "Minimum boundary");
            validation.minimum(schema.path("minimum").doubleValue());
        }
        if (schema.has("maximum")) {
            validation.range(schema.path("maximum"), "Maximum boundary");
            validation.maximum(schema.path("maximum").doubleValue());
        }
        validation.findings.countCheck();
        return validation.findings;
    }

    /** Whether a number fits into what its format names, which newer releases look at. */
    private void range(JsonNode number, String what) {
        String type = schema.path("type").asString("");
        String format = schema.path("format").asString("");
        if (!release.atLeast(Release.V1_36)) {
            return;
        }
        boolean fits = true;
        String shown = "(default format)";
        if (type.equals("integer")) {
            boolean small = format.equals("int32");
            shown = small || format.equals("int64") ? "with format " + format : shown;
            double most = small ? Integer.MAX_VALUE : Long.MAX_VALUE;
            double least = small ? Integer.MIN_VALUE : Long.MIN_VALUE;
            double is = number.doubleValue();
            fits = is == Math.rint(is) && is >= least && is <= most;
        } else if (type.equals("number") && format.equals("float")) {
            shown = "with format float";
            fits = Math.abs(number.doubleValue()) <= Float.MAX_VALUE;
        }
        if (!fits) {
            findings.add(Finding.whole(what + " value must be of type " + type + " " + shown + " in " + place));
        }
    }

    private void multiple(double factor) {
        boolean zeroIsWrong = release.atLeast(Release.V1_36);
        if (factor < 0 || (zeroIsWrong && (value.isIntegralNumber() ? (long) factor : factor) <= 0)) {
            findings.add(new Finding(
                    Finding.Kind.OTHER,
                    place,
                    JsonNodeFactory.instance.numberNode(factor),
                    List.of(),
                    0,
                    "factor MultipleOf declared for " + place + " must be positive: " + show(factor)));
            return;
        }
        boolean holds;
        if (value.isIntegralNumber()) {
            holds = (long) factor != 0 && value.longValue() % (long) factor == 0;
        } else {
            double times = factor < 1 ? 1 / factor * value.doubleValue() : value.doubleValue() / factor;
            holds = times == Math.rint(times);
        }
        if (!holds) {
            findings.add(Finding.other(place, value, "should be a multiple of " + limit(factor)));
        }
    }

    private void minimum(double least) {
        boolean exclusive = schema.path("exclusiveMinimum").asBoolean(false);
        int order = compare(least);
        if (order < 0 || (exclusive && order == 0)) {
            findings.add(Finding.other(
                    place, value, "should be greater than " + (exclusive ? "" : "or equal to ") + limit(least)));
        }
    }

    private void maximum(double most) {
        boolean exclusive = schema.path("exclusiveMaximum").asBoolean(false);
        int order = compare(most);
        if (order > 0 || (exclusive && order == 0)) {
            findings.add(Finding.other(
                    place, value, "should be less than " + (exclusive ? "" : "or equal to ") + limit(most)));
        }
    }

    private int compare(double limit) {
        return value.isIntegralNumber()
                ? Long.compare(value.longValue(), (long) limit)
                : Double.compare(value.doubleValue(), limit);
    }

    private String limit(double limit) {
        return value.isIntegralNumber() ? Long.toString((long) limit) : show(limit);
    }

    private static String show(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
