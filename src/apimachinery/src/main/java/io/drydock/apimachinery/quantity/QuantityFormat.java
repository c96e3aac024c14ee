package io.drydock.apimachinery.quantity;

/** How a quantity is written; a quantity keeps the one it was read in. */
enum QuantityFormat {
    /** Powers of 1024: {@code Ki}, {@code Mi}, … */
    BINARY_SI,
    /** Powers of 1000: {@code m}, {@code k}, {@code M}, … */
    DECIMAL_SI,
    /** Powers of ten as a number: {@code e3}, {@code E6}. */
    DECIMAL_EXPONENT
}
