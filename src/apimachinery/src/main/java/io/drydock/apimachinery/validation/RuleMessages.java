package io.drydock.apimachinery.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The phrases that the rules for names and values share, and how a rule is made of a length and a form. */
final class RuleMessages {
    static final String EMPTY = "must be non-empty";

    private RuleMessages() {}

    /**
     * A rule of a longest length and a form, told with the pattern that describes it.
     *
     * @param pattern what the message shows; the check itself is the predicate
     */
    record Form(int maxLength, String message, String pattern, Predicate<String> check, String... examples) {
        List<String> problems(String value) {
            return problems(value, tooLong(maxLength));
        }

        /** The same, with the limit told in bytes, as the rules for labels do. */
        List<String> problemsInBytes(String value) {
            return problems(value, tooManyBytes(maxLength));
        }

        private List<String> problems(String value, String tooLong) {
            List<String> problems = new ArrayList<>(0);
            if (utf8Length(value) > maxLength) {
                problems.add(tooLong);
            }
            if (!check.test(value)) {
                problems.add(mismatch(message, pattern, examples));
            }
            return problems;
        }
    }

    static String tooLong(int length) {
        return "must be no more than " + length + " characters";
    }

    static String tooManyBytes(int length) {
        return "must be no more than " + length + " bytes";
    }

    static String inclusiveRange(long low, long high) {
        return "must be between " + low + " and " + high + ", inclusive";
    }

    static String mismatch(String message, String pattern, String... examples) {
        StringBuilder text = new StringBuilder(message).append(" (");
        if (examples.length > 0) {
            text.append("e.g. ");
            for (int i = 0; i < examples.length; i++) {
                text.append(i == 0 ? "'" : " or '").append(examples[i]).append("', ");
            }
        }
        return text.append("regex used for validation is '")
                .append(pattern)
                .append("')")
                .toString();
    }

    /** Lengths are counted in bytes of UTF-8. */
    static int utf8Length(String value) {
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return length;
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(char c) {
        return isLetter(c) || isDigit(c);
    }
}
