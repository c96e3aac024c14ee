package io.drydock.apimachinery.patch;

/** An operation of a JSON patch does not apply to the document; the message says why. */
final class InapplicableOperation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InapplicableOperation(String why) {
        super(why, null, false, false);
    }

    /** Something that the operation names, or a part of the operation itself, is not there. */
    static InapplicableOperation missing(String what) {
        return new InapplicableOperation(what + ": missing value");
    }

    /** The same failure, with what was being done. */
    InapplicableOperation during(String step) {
        return new InapplicableOperation(step + ": " + getMessage());
    }
}
