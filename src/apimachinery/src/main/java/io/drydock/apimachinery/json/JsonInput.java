package io.drydock.apimachinery.json;

import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;

/** The bytes of a JSON text, with the place that reading has reached, and its strings. */
final class JsonInput {
    private static final int END = -1;

    private final byte[] bytes;
    private int position;

    JsonInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int offset() {
        return position;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    /** The next byte as an unsigned number, or -1 at the end. */
    int peek() {
        return position == bytes.length ? END : bytes[position] & 0xff;
    }

    void advance() {
        position++;
    }

    void skipBlanks() {
        while (position < bytes.length) {
            byte b = bytes[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            position++;
        }
    }

    /** What was read since the start, which is ASCII. */
    String text(int start) {
        return new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
    }

    /** Reads a string from its opening quote to behind its closing one. */
    String string() {
        int start = ++position;
        boolean ascii = true;
        while (true) {
            int c = peek();
            if (c == '"') {
                String text = new String(
                        bytes, start, position - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
                position++;
                return text;
            }
            if (c == '\\') {
                return stringWithEscapes(start);
            }
            if (c < 0x20) {
                throw unexpected("in string literal");
            }
            ascii &= c < 0x80;
            position++;
        }
    }

    private String stringWithEscapes(int start) {
        StringBuilder text = new StringBuilder();
        int plain = start;
        while (true) {
            int c = peek();
            if (c == '"' || c == '\\') {
                text.append(new String(bytes, plain, position - plain, StandardCharsets.UTF_8));
                position++;
                if (c == '"') {
                    return text.toString();
                }
                escape(text);
                plain = position;
            } else if (c < 0x20) {
                throw unexpected("in string literal");
            } else {
                position++;
            }
        }
    }

    private void escape(StringBuilder text) {
        int c = peek();
        switch (c) {
            case '"', '\\', '/' -> text.append((char) c);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                position++;
                unicode(text);
                return;
            }
            default -> throw unexpected("in string escape code");
        }
        position++;
    }

    /** A surrogate without its other half is replaced. */
    private void unicode(StringBuilder text) {
        char first = hexadecimal();
        if (!Character.isSurrogate(first)) {
            text.append(first);
            return;
        }
        if (Character.isHighSurrogate(first)
                && peek() == '\\'
                && position + 1 < bytes.length
                && bytes[position + 1] == 'u') {
            int back = position;
            position += 2;
            char second = hexadecimal();
            if (Character.isLowSurrogate(second)) {
                text.append(first).append(second);
                return;
            }
            position = back;
        }
        text.append('\ufffd');
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() == END ? -1 : Character.digit(peek(), 16);
            if (digit < 0 || peek() > 0x7f) {
                throw unexpected("in \\u hexadecimal character escape");
            }
            value = value * 16 + digit;
            position++;
        }
        return (char) value;
    }

    /** The error that the next byte is, or that the end is. */
    JsonSyntaxException unexpected(String where) {
        int c = peek();
        if (c == END) {
            return new JsonSyntaxException("unexpected end of JSON input", position);
        }
        return new JsonSyntaxException("invalid character " + quote(c) + " " + where, position);
    }

    private static String quote(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            default -> {
                String quoted = GoValue.quote(String.valueOf((char) c));
                yield "'" + quoted.substring(1, quoted.length() - 1) + "'";
            }
        };
    }
}
