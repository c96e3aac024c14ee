package io.drydock.apimachinery.validation;

/**
 * A value whose text in messages is not what its Java type would make of it.
 *
 * @param older as Go source, which releases up to 1.20 show
 * @param newer as JSON of Go's own type, which later releases show
 */
public record ShownValue(String older, String newer) {
    /** A text that all releases show alike. */
    public static ShownValue same(String text) {
        return new ShownValue(text, text);
    }
}
