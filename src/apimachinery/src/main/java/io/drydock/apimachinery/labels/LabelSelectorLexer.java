package io.drydock.apimachinery.labels;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a label selector into tokens. A NUL ends the selector, as in the real server.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Lexer"
 */
final class LabelSelectorLexer {
    enum Kind {
        ERROR,
        END,
        CLOSED_PARENTHESIS,
        COMMA,
        NOT,
        DOUBLE_EQUALS,
        EQUALS,
        GREATER_THAN,
        IDENTIFIER,
        IN,
        LESS_THAN,
        NOT_EQUALS,
        NOT_IN,
        OPEN_PARENTHESIS
    }

    record Token(Kind kind, String literal) {
        /** {@code in} and {@code notin} are words like any other where a key or a value stands. */
        Kind kindAsValue() {
            return kind == Kind.IN || kind == Kind.NOT_IN ? Kind.IDENTIFIER : kind;
        }
    }

    private final String text;
    private int position;

    LabelSelectorLexer(String text) {
        int end = text.indexOf('\0');
        this.text = end < 0 ? text : text.substring(0, end);
    }

    /** All tokens, the last one of kind {@link Kind#END}. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            while (position < text.length() && isBlank(text.charAt(position))) {
                position++;
            }
            if (position == text.length()) {
                tokens.add(new Token(Kind.END, ""));
                return tokens;
            }
            tokens.add(isSymbol(text.charAt(position)) ? symbol() : word());
        }
    }

    private Token word() {
        int start = position;
        while (position < text.length() && !isSymbol(text.charAt(position)) && !isBlank(text.charAt(position))) {
            position++;
        }
        String literal = text.substring(start, position);
        return new Token(
                switch (literal) {
                    case "in" -> Kind.IN;
                    case "notin" -> Kind.NOT_IN;
                    default -> Kind.IDENTIFIER;
                },
                literal);
    }

    /** The longest operator here, though a symbol that begins none ends the reading at once. */
    private Token symbol() {
        int start = position;
        @Nullable Token longest = null;
        while (position < text.length() && isSymbol(text.charAt(position))) {
            String literal = text.substring(start, position + 1);
            Kind kind = symbolKind(literal);
            if (kind == Kind.ERROR) {
                if (longest != null) {
                    break;
                }
            } else {
                longest = new Token(kind, literal);
            }
            position++;
        }
        return longest != null
                ? longest
                : new Token(Kind.ERROR, "error expected: keyword found '" + text.substring(start, position) + "'");
    }

    private static Kind symbolKind(String literal) {
        return switch (literal) {
            case ")" -> Kind.CLOSED_PARENTHESIS;
            case "," -> Kind.COMMA;
            case "!" -> Kind.NOT;
            case "==" -> Kind.DOUBLE_EQUALS;
            case "=" -> Kind.EQUALS;
            case ">" -> Kind.GREATER_THAN;
            case "<" -> Kind.LESS_THAN;
            case "!=" -> Kind.NOT_EQUALS;
            case "(" -> Kind.OPEN_PARENTHESIS;
            default -> Kind.ERROR;
        };
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isSymbol(char c) {
        return c == '=' || c == '!' || c == '(' || c == ')' || c == ',' || c == '>' || c == '<';
    }
}
