package io.drydock.apimachinery.json;

import java.util.Arrays;

/** Growing bytes of UTF-8, with JSON's strings. */
final class JsonOutput {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @SuppressWarnings("deprecation") // copies the low byte of each character, which for ASCII is the character
    void ascii(String text) {
        int size = text.length();
        ensure(size);
        text.getBytes(0, size, bytes, length);
        length += size;
    }

    void string(String text) {
        ensure(text.length() * 6 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                asciiCharacter(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isSurrogate(c)) {
                i += surrogate(text, i);
            } else if (c == '\u2028' || c == '\u2029') {
                unicode(c);
            } else {
                threeBytes(c);
            }
        }
        bytes[length++] = '"';
    }

    private void asciiCharacter(char c) {
        switch (c) {
            case '"', '\\' -> {
                bytes[length++] = '\\';
                bytes[length++] = (byte) c;
            }
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '<', '>', '&' -> unicode(c);
            default -> {
                if (c < 0x20) {
                    unicode(c);
                } else {
                    bytes[length++] = (byte) c;
                }
            }
        }
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void unicode(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[c >> shift & 0xf];
        }
    }

    private void threeBytes(char c) {
        bytes[length++] = (byte) (0xe0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | c & 0x3f);
    }

    /** Writes a pair as four bytes, or replaces half a pair. Answers how many further characters that took. */
    private int surrogate(String text, int index) {
        int codePoint = text.codePointAt(index);
        if (codePoint < 0x10000) {
            threeBytes('\ufffd');
            return 0;
        }
        bytes[length++] = (byte) (0xf0 | codePoint >> 18);
        bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
        bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
        return 1;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
