package io.drydock.apimachinery.catalog;

/** A value without parts of its own, by what it is in Go and how it is spelled in JSON. */
public enum ScalarType implements Type {
    STRING('s'),
    /** A number without fraction, 32 bits, signed. */
    INT32('i'),
    /** A number without fraction, 64 bits, signed. */
    INT64('l'),
    DOUBLE('d'),
    BOOLEAN('b'),
    /** Bytes, in JSON a string in base64. */
    BYTES('y'),
    /** RFC 3339 in UTC to the second; null when it is not set. */
    TIME('t'),
    /** RFC 3339 in UTC with six decimals; null when it is not set. */
    MICRO_TIME('m'),
    /** An amount such as {@code 500m} or {@code 1Gi}, in JSON a string and read from numbers too. */
    QUANTITY('q'),
    /** A number or a string, such as a port by number or name. */
    INT_OR_STRING('x'),
    /** Any JSON, kept as it comes. */
    ANY('a');

    /** What Go calls an object of any kind inside another, which is one value however much is in it. */
    public static final String RAW_EXTENSION = "runtime.RawExtension";

    private final char code;

    ScalarType(char code) {
        this.code = code;
    }

    /** The letter that stands for this type in a compiled catalog. */
    public char code() {
        return code;
    }

    static ScalarType ofCode(char code) {
        for (ScalarType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no scalar type has the code '" + code + "'");
    }
}
