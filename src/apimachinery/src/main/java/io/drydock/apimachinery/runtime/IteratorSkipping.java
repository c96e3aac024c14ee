package io.drydock.apimachinery.runtime;

/**
 * How json-iterator goes over values that it does not need, also when it has already lost its place.
 *
 * @see "Go: vendor/github.com/json-iterator/go/iter_skip.go: Iterator.Skip"
 */
final class IteratorSkipping {
    /** Deeper than any body may nest; only text that is taken for JSON by mistake gets there. */
    private static final int MAX_DEPTH = 1_000;

    private final IteratorInput input;
    private int depth;

    IteratorSkipping(IteratorInput input) {
        this.input = input;
    }

    void skip() {
        if (depth == MAX_DEPTH) {
            return;
        }
        depth++;
        switch (input.token()) {
            case '"' -> string();
            case 'n' -> input.rest("ull");
            case 't' -> input.rest("rue");
            case 'f' -> input.rest("alse");
            case '0' -> {
                input.unread();
                floatingPoint();
            }
            case '-', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '[' -> array();
            case '{' -> object();
            default -> {}
        }
        depth--;
    }

    private void string() {
        for (int i = input.head(); i < input.length(); i++) {
            byte current = input.at(i);
            if (current == '"') {
                input.moveTo(i + 1);
                return;
            }
            if (current == '\\') {
                break;
            }
            if (current >= 0 && current < ' ') {
                return;
            }
        }
        input.unread();
        input.string();
    }

    private void number() {
        if (!input.failed()) {
            input.unread();
            floatingPoint();
            return;
        }
        boolean dot = false;
        int i = input.head();
        while (i < input.length() && (isDigit(input.at(i)) || input.at(i) == '.')) {
            if (input.at(i) == '.') {
                if (dot || i + 1 == input.length() || !isDigit(input.at(i + 1))) {
                    return;
                }
                dot = true;
            }
            i++;
        }
        if (i > input.head() && i < input.length() && ",]} \t\n\r".indexOf(input.at(i)) >= 0) {
            input.moveTo(i);
        }
    }

    /** Reads a number with or without a fraction and gives where its digits start; -1 when there is none. */
    int floatingPoint() {
        if (input.token() != '-') {
            input.unread();
        }
        int start = input.head();
        boolean refused = start < input.length()
                && (input.at(start) == '.'
                        || (input.at(start) == '0' && start + 1 < input.length() && isDigit(input.at(start + 1))));
        if (refused) {
            return -1;
        }
        int end = start;
        while (end < input.length() && (isDigit(input.at(end)) || "+-.eE".indexOf(input.at(end)) >= 0)) {
            end++;
        }
        input.moveTo(end);
        return end > start ? start : -1;
    }

    private void array() {
        input.unread();
        int first = input.token();
        if (first == 'n') {
            input.rest("ull");
        }
        if (first != '[' || input.token() == ']') {
            return;
        }
        input.unread();
        do {
            skip();
        } while (input.token() == ',');
    }

    private void object() {
        input.unread();
        int first = input.token();
        if (first == 'n') {
            input.rest("ull");
        }
        if (first != '{' || input.token() != '"') {
            return;
        }
        input.unread();
        do {
            input.string();
            input.token();
            skip();
        } while (input.token() == ',');
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
