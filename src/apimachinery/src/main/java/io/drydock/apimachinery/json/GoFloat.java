package io.drydock.apimachinery.json;

import java.math.BigDecimal;

/**
 * Prints a double as Go's JSON does: the shortest digits that read back, plain between 1e-6 and 1e21, otherwise with an
 * exponent.
 *
 * @see "Go: encoding/json/encode.go: floatEncoder"
 */
public final class GoFloat {
    private GoFloat() {}

    public static String format(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double magnitude = Math.abs(value);
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return magnitude < 1e-6 || magnitude >= 1e21 ? exponent(shortest, 1) : shortest.toPlainString();
    }

    /** Go's {@code %g}, as its YAML prints: with an exponent of two digits at least, from 1e6 and below 1e-4. */
    public static String formatGeneral(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 6 ? exponent(shortest, 2) : shortest.toPlainString();
    }

    private static String exponent(BigDecimal shortest, int digits) {
        String unscaled = shortest.unscaledValue().abs().toString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        String power = String.valueOf(Math.abs(exponent));
        return (shortest.signum() < 0 ? "-" : "")
                + unscaled.charAt(0)
                + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, digits - power.length()))
                + power;
    }
}
