package io.drydock.apimachinery.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes as json-iterator goes over them. It keeps its first error and reads on, but can no longer step back, so that
 * from there on it loses a byte wherever it only wanted to look; what it then takes for fields shows in the message.
 *
 * @see "Go: vendor/github.com/json-iterator/go/iter.go: Iterator"
 */
final class IteratorInput {
    /** What is read at the end. */
    static final int END = 0;

    private static final int NARROW_CONTEXT = 10;
    private static final int WIDE_CONTEXT = 50;

    private final byte[] json;
    private final Deque<String> problem = new ArrayDeque<>();
    private int head;

    IteratorInput(byte[] json, int head) {
        this.json = json;
        this.head = head;
    }

    boolean failed() {
        return !problem.isEmpty();
    }

    /** The first error with all that was put before it; empty without one. */
    String problem() {
        return String.join("", problem);
    }

    /** Only the first report counts. */
    void report(String operation, String message) {
        if (!failed()) {
            problem.add(operation + ": " + message + ", error found in #" + Math.min(head, NARROW_CONTEXT)
                    + " byte of ...|" + context(NARROW_CONTEXT) + "|..., bigger context ...|" + context(WIDE_CONTEXT)
                    + "|...");
        }
    }

    /** An error of a number, which names no place. */
    void reportPlainly(String message) {
        if (!failed()) {
            problem.add(message);
        }
    }

    /** Every field and type on the way out puts its name before an error, also if the error is not its own. */
    void prefix(String name) {
        if (failed()) {
            problem.addFirst(name);
        }
    }

    private String context(int width) {
        return text(Math.max(head - width, 0), Math.min(head + width, json.length));
    }

    /** Go replaces every single byte of a character that was cut off at the end. */
    String text(int from, int to) {
        int start = to;
        while (start > from && to - start < 3 && (json[start - 1] & 0xc0) == 0x80) {
            start--;
        }
        int lead = start > from ? json[start - 1] & 0xff : 0;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
        int cut = length > to - start + 1 ? to - start + 1 : 0;
        return new String(json, from, to - cut - from, StandardCharsets.UTF_8) + "\ufffd".repeat(cut);
    }

    int head() {
        return head;
    }

    void moveTo(int position) {
        head = position;
    }

    int length() {
        return json.length;
    }

    byte at(int position) {
        return json[position];
    }

    /** The next byte that is no blank. */
    int token() {
        for (int i = head; i < json.length; i++) {
            byte current = json[i];
            if (current != ' ' && current != '\n' && current != '\t' && current != '\r') {
                head = i + 1;
                return current;
            }
        }
        return END;
    }

    void unread() {
        if (!failed()) {
            head--;
        }
    }

    private int next() {
        return head == json.length ? END : json[head++];
    }

    /** The byte after a sign. */
    int afterSign() {
        return next();
    }

    /** Goes over the rest of a word, as far as it is that word. */
    void rest(String word) {
        int matched = 0;
        while (matched < word.length() && next() == word.charAt(matched)) {
            matched++;
        }
    }

    /** Goes over null if it is there. */
    boolean nothing() {
        if (token() == 'n') {
            rest("ull");
            return true;
        }
        unread();
        return false;
    }

    static String shown(int token) {
        return token < 0 ? "\ufffd" : String.valueOf((char) token);
    }

    /** A string or null, which reads as the empty string. */
    String string() {
        int first = token();
        if (first == 'n') {
            rest("ull");
            return "";
        }
        if (first != '"') {
            report("ReadString", "expects \" or n, but found " + shown(first));
            return "";
        }
        int end = head;
        while (end < json.length && json[end] != '"' && json[end] != '\\' && (json[end] & 0xff) >= ' ') {
            end++;
        }
        if (end < json.length && json[end] == '"') {
            String plain = text(head, end);
            head = end + 1;
            return plain;
        }
        return failed() ? "" : withEscapes();
    }

    private String withEscapes() {
        JsonCursor cursor = new JsonCursor(json, head - 1);
        String value = cursor.string();
        head = cursor.position();
        return value;
    }

    /** A name of a field and the colon behind it; empty when there is none. */
    String fieldName() {
        if (!failed()) {
            String name = string();
            token();
            return name;
        }
        if (token() != '"') {
            return "";
        }
        for (int i = head; i < json.length; i++) {
            if (json[i] == '\\') {
                head = i;
                token();
                return "";
            }
            if (json[i] == '"') {
                String name = text(head, i);
                head = i + 1;
                return token() == ':' ? name : "";
            }
        }
        return "";
    }
}
