package io.drydock.apimachinery.runtime;

import java.nio.charset.StandardCharsets;

/** Moves over bytes that are known to be JSON. */
final class JsonCursor {
    private final byte[] json;
    private int position;

    /**
     * @param json one value, checked by {@link io.drydock.apimachinery.json.JsonDecoder}
     */
    JsonCursor(byte[] json) {
        this(json, 0);
    }

    JsonCursor(byte[] json, int position) {
        this.json = json;
        this.position = position;
    }

    /** The same bytes, as json-iterator would read what comes next. */
    IteratorInput asIterator() {
        return new IteratorInput(json, position);
    }

    /** The index of the byte to be read next. */
    int position() {
        return position;
    }

    /** The first byte of what comes next, which stays to be read. */
    byte peek() {
        while (isSpace(json[position])) {
            position++;
        }
        return json[position];
    }

    /** The next byte that is no white space. */
    byte next() {
        byte token = peek();
        position++;
        return token;
    }

    /** Goes over a whole value. */
    void skip() {
        int depth = 0;
        do {
            switch (next()) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> skipString();
                case ',', ':' -> {}
                default -> skipLiteral();
            }
        } while (depth > 0);
    }

    private void skipString() {
        while (json[position] != '"') {
            position += json[position] == '\\' ? 2 : 1;
        }
        position++;
    }

    private void skipLiteral() {
        while (position < json.length && isLiteral(json[position])) {
            position++;
        }
    }

    /** The text of a number or of a word such as {@code true}. */
    String literal() {
        peek();
        int start = position;
        skipLiteral();
        return new String(json, start, position - start, StandardCharsets.ISO_8859_1);
    }

    /** A value as it stands. */
    String raw() {
        peek();
        int start = position;
        skip();
        return text(start, position);
    }

    /** A string without its quotes, escapes resolved; what is not Unicode becomes U+FFFD, as in Go. */
    String string() {
        next();
        int start = position;
        boolean escaped = false;
        while (json[position] != '"') {
            if (json[position] == '\\') {
                escaped = true;
                position++;
            }
            position++;
        }
        String plain = text(start, position++);
        return escaped ? unescape(plain) : plain;
    }

    /** Bytes as text, the range cut to what there is. */
    String text(int from, int to) {
        int start = Math.max(from, 0);
        return new String(json, start, Math.min(to, json.length) - start, StandardCharsets.UTF_8);
    }

    private static String unescape(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        int index = 0;
        while (index < escaped.length()) {
            char current = escaped.charAt(index++);
            if (current != '\\') {
                plain.append(current);
                continue;
            }
            char kind = escaped.charAt(index++);
            switch (kind) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(escaped, index, index + 4, 16));
                    index += 4;
                }
                default -> plain.append(kind);
            }
        }
        return withoutLoneSurrogates(plain);
    }

    private static String withoutLoneSurrogates(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            char current = text.charAt(i);
            if (!Character.isSurrogate(current)) {
                continue;
            }
            if (Character.isHighSurrogate(current)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                text.setCharAt(i, '\ufffd');
            }
        }
        return text.toString();
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\t' || value == '\r';
    }

    private static boolean isLiteral(byte value) {
        return (value >= '0' && value <= '9')
                || (value >= 'a' && value <= 'z')
                || value == '-'
                || value == '+'
                || value == '.'
                || value == 'E';
    }
}
