package io.drydock.apimachinery.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Standard base64 with padding, where line breaks do not count.
 *
 * @see "Go: encoding/base64/base64.go: Encoding.DecodeString"
 */
public final class GoBase64 {
    private static final int QUANTUM = 4;
    private static final int LEAST_DIGITS = 2;

    private GoBase64() {}

    /** Where Go finds that the text is no base64; -1 when it is. */
    public static int firstWrongByte(String text) {
        int index = 0;
        while (true) {
            int digits = 0;
            int start = index;
            while (digits < QUANTUM) {
                if (index == text.length()) {
                    return digits == 0 ? -1 : Math.max(start, index - digits);
                }
                char current = text.charAt(index++);
                if (isLineBreak(current)) {
                    continue;
                }
                if (current == '=') {
                    return digits < LEAST_DIGITS ? index - 1 : wrongAfterPadding(text, index, digits);
                }
                if (!isDigit(current)) {
                    return index - 1;
                }
                digits++;
            }
        }
    }

    private static int wrongAfterPadding(String text, int from, int digits) {
        int index = skipLineBreaks(text, from);
        if (digits == LEAST_DIGITS) {
            if (index == text.length()) {
                return text.length();
            }
            if (text.charAt(index) != '=') {
                return index;
            }
            index = skipLineBreaks(text, index + 1);
        }
        return index == text.length() ? -1 : index;
    }

    private static int skipLineBreaks(String text, int from) {
        int index = from;
        while (index < text.length() && isLineBreak(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /** The text as Go writes the same bytes. */
    public static String canonical(String text) {
        byte[] value = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        return Base64.getEncoder().encodeToString(value);
    }
}
