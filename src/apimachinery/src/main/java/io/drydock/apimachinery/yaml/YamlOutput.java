package io.drydock.apimachinery.yaml;

/**
 * Text that grows line by line, with the styles of scalars. Long scalars are folded at spaces.
 *
 * @see "Go: gopkg.in/yaml.v2/emitterc.go: yaml_emitter_process_scalar"
 */
final class YamlOutput {
    private static final int BEST_WIDTH = 80;

    private final StringBuilder text = new StringBuilder();
    private int column;

    String text() {
        return text.toString();
    }

    void write(String plain) {
        text.append(plain);
        column += plain.codePointCount(0, plain.length());
    }

    private void write(int codePoint) {
        text.appendCodePoint(codePoint);
        column++;
    }

    /** A space, unless there is one or the line is empty. */
    void separate() {
        if (column > 0 && text.charAt(text.length() - 1) != ' ') {
            write(" ");
        }
    }

    void breakLine() {
        if (column > 0) {
            breakAnyLine();
        }
    }

    void breakLine(int indent) {
        breakLine();
        indent(indent);
    }

    private void breakAnyLine() {
        text.append('\n');
        column = 0;
    }

    private void indent(int indent) {
        text.repeat(' ', indent);
        column = indent;
    }

    void plain(String scalar, int indent, boolean asKey) {
        boolean afterSpace = false;
        for (int i = 0; i < scalar.length(); i = scalar.offsetByCodePoints(i, 1)) {
            int c = scalar.codePointAt(i);
            if (c == ' ' && !asKey && !afterSpace && column > BEST_WIDTH && !hasSpaceAt(scalar, i + 1)) {
                breakLine(indent);
            } else {
                write(c);
            }
            afterSpace = c == ' ';
        }
    }

    void singleQuoted(String scalar, int indent, boolean asKey) {
        write("'");
        boolean afterSpace = false;
        for (int i = 0; i < scalar.length(); i = scalar.offsetByCodePoints(i, 1)) {
            int c = scalar.codePointAt(i);
            boolean inside = i > 0 && i < scalar.length() - 1;
            if (c == ' ' && !asKey && !afterSpace && column > BEST_WIDTH && inside && !hasSpaceAt(scalar, i + 1)) {
                breakLine(indent);
            } else {
                write(c == '\'' ? "''" : Character.toString(c));
            }
            afterSpace = c == ' ';
        }
        write("'");
    }

    void doubleQuoted(String scalar, int indent, boolean asKey) {
        write("\"");
        boolean afterSpace = false;
        for (int i = 0; i < scalar.length(); i = scalar.offsetByCodePoints(i, 1)) {
            int c = scalar.codePointAt(i);
            boolean inside = i > 0 && i < scalar.length() - 1;
            if (!YamlTextForm.isPrintable(c) || YamlTextForm.isBreak(c) || c == '"' || c == '\\') {
                write(escape(c));
                afterSpace = false;
            } else if (c == ' ' && !asKey && !afterSpace && column > BEST_WIDTH && inside) {
                breakLine(indent);
                if (hasSpaceAt(scalar, i + 1)) {
                    write("\\");
                }
                afterSpace = true;
            } else {
                write(c);
                afterSpace = c == ' ';
            }
        }
        write("\"");
    }

    private static boolean hasSpaceAt(String scalar, int index) {
        return index < scalar.length() && scalar.charAt(index) == ' ';
    }

    private static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case 0x0b -> "\\v";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case 0x1b -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0xa0 -> "\\_";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default -> {
                if (c <= 0xff) {
                    yield String.format("\\x%02X", c);
                }
                yield c <= 0xffff ? String.format("\\u%04X", c) : String.format("\\U%08X", c);
            }
        };
    }

    /** The block after a {@code |}, which says how it is indented where it begins blank, and how it ends. */
    void literal(String scalar, int indent) {
        char first = scalar.charAt(0);
        write("|");
        if (first == ' ' || YamlTextForm.isBreak(first)) {
            write("2");
        }
        write(chomping(scalar));
        breakAnyLine();
        for (int i = 0; i < scalar.length(); i = scalar.offsetByCodePoints(i, 1)) {
            int c = scalar.codePointAt(i);
            if (YamlTextForm.isBreak(c)) {
                breakAnyLine();
            } else {
                if (column == 0) {
                    indent(indent);
                }
                write(c);
            }
        }
    }

    private static String chomping(String scalar) {
        int last = scalar.length() - 1;
        if (!YamlTextForm.isBreak(scalar.charAt(last))) {
            return "-";
        }
        return last == 0 || YamlTextForm.isBreak(scalar.charAt(last - 1)) ? "+" : "";
    }
}
