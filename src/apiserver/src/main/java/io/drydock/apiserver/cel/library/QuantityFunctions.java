package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.quantity.QuantityFormat;
import io.drydock.apimachinery.quantity.QuantityFormatException;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.math.BigDecimal;

/**
 * Amounts such as {@code quantity("1.5Gi")}: compared, added, taken apart.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/quantity.go: Quantity (1.36)"
 */
public final class QuantityFunctions {
    public static final CelType TYPE = OpaqueType.create("kubernetes.Quantity");

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Argument<Quantity> QUANTITY = new Argument<>(TYPE, Quantity.class);

    private QuantityFunctions() {}

    static void addTo(Functions functions) {
        functions.global("quantity", "string_to_quantity", TYPE, Arguments.STRING, QuantityFunctions::parse);
        functions.global(
                "isQuantity", "is_quantity_string", SimpleType.BOOL, Arguments.STRING, QuantityFunctions::isQuantity);
        functions.global("sign", "quantity_sign", SimpleType.INT, QUANTITY, quantity -> (long) quantity.signum());
        functions.comparisons("quantity", QUANTITY);
        functions.member(
                "asApproximateFloat",
                "quantity_get_float",
                SimpleType.DOUBLE,
                QUANTITY,
                quantity -> quantity.amount().doubleValue());
        functions.member("asInteger", "quantity_get_int", SimpleType.INT, QUANTITY, QuantityFunctions::toInteger);
        functions.member("isInteger", "quantity_is_integer", SimpleType.BOOL, QUANTITY, QuantityFunctions::isInteger);
        functions.member("add", "quantity_add", TYPE, QUANTITY, QUANTITY, Quantity::plus);
        functions.member(
                "add", "quantity_add_int", TYPE, QUANTITY, Arguments.INT, (one, number) -> one.plus(whole(number)));
        functions.member("sub", "quantity_sub", TYPE, QUANTITY, QUANTITY, Quantity::minus);
        functions.member(
                "sub", "quantity_sub_int", TYPE, QUANTITY, Arguments.INT, (one, number) -> one.minus(whole(number)));
    }

    private static Quantity parse(String text) {
        try {
            return Quantity.parse(text);
        } catch (QuantityFormatException e) {
            throw new FunctionException(e.getMessage());
        }
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (QuantityFormatException e) {
            return false;
        }
    }

    private static Quantity whole(long number) {
        return Quantity.of(number, QuantityFormat.DECIMAL_EXPONENT);
    }

    private static boolean isInteger(Quantity quantity) {
        BigDecimal amount = quantity.amount();
        return quantity.isWhole() && amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0;
    }

    private static long toInteger(Quantity quantity) {
        if (!isInteger(quantity)) {
            throw new FunctionException("cannot convert value to integer");
        }
        return quantity.amount().longValueExact();
    }
}
