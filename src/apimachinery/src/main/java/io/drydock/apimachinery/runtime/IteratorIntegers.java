package io.drydock.apimachinery.runtime;

/**
 * Integers as json-iterator reads them: it counts in as many bits as the type has and takes only a result that is less
 * than what came before for an overflow, so that some numbers that are too large become others.
 *
 * @see "Go: vendor/github.com/json-iterator/go/iter_int.go: Iterator.ReadInt32"
 */
final class IteratorIntegers {
    /** It reads so many digits after the first without a look at the end. */
    private static final int DIGITS_AT_ONCE = 7;

    private static final int ENOUGH_BYTES = 10;

    private final IteratorInput input;
    private final int bits;
    private final long mask;

    /** @param bits 8, 32 or 64 */
    IteratorIntegers(IteratorInput input, int bits) {
        this.input = input;
        this.bits = bits;
        this.mask = -1L >>> (64 - Math.max(bits, Integer.SIZE));
    }

    long read() {
        int first = input.token();
        boolean negative = first == '-';
        long value = unsigned(negative ? input.afterSign() : first);
        long most = (mask >>> 1) + (negative ? 1 : 0);
        if (Long.compareUnsigned(value, most) > 0) {
            input.report("ReadInt" + bits, "overflow: " + Long.toUnsignedString(value));
        }
        return negative ? -value : value;
    }

    /** A number without a sign. */
    long readUnsigned() {
        long value = unsigned(input.token());
        if (bits < Integer.SIZE && value >>> bits != 0) {
            input.report("ReadUint" + bits, "overflow: " + value);
        }
        return value;
    }

    private long unsigned(int first) {
        if (first < '0' || first > '9') {
            // Go shows the byte of its table of digits here, not the byte it read.
            input.report("readUint" + Math.max(bits, Integer.SIZE), "unexpected character: \ufffd");
            return 0;
        }
        long value = first - '0';
        if (value == 0) {
            requireInteger();
            return 0;
        }
        if (input.length() - input.head() > ENOUGH_BYTES) {
            int end = input.head() + DIGITS_AT_ONCE;
            while (input.head() < end && isDigit(input.at(input.head()))) {
                value = value * 10 + input.at(input.head()) - '0';
                input.moveTo(input.head() + 1);
            }
        }
        return remaining(value);
    }

    private long remaining(long start) {
        long value = start;
        long safe = Long.divideUnsigned(mask, 10) - 1;
        for (int i = input.head(); i < input.length(); i++) {
            if (!isDigit(input.at(i))) {
                input.moveTo(i);
                requireInteger();
                return value;
            }
            long larger = (value * 10 + input.at(i) - '0') & mask;
            if (Long.compareUnsigned(value, safe) > 0 && Long.compareUnsigned(larger, value) < 0) {
                input.report("readUint" + Math.max(bits, Integer.SIZE), "overflow");
                return 0;
            }
            value = larger;
        }
        return value;
    }

    private void requireInteger() {
        if (input.head() < input.length() && input.at(input.head()) == '.') {
            input.report("assertInteger", "can not decode float as int");
        }
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
