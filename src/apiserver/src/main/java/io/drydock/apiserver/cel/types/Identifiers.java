package io.drydock.apiserver.cel.types;

import java.util.Optional;
import java.util.Set;

/**
 * The names of fields as expressions write them, where not every character may stand.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/escaping.go (1.36)"
 */
public final class Identifiers {
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private Identifiers() {}

    /** Whether the language keeps this word for itself. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Absent when expressions have no way to write the name. */
    public static Optional<String> escape(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return Optional.empty();
        }
        if (isReserved(name)) {
            return Optional.of("__" + name + "__");
        }
        StringBuilder escaped = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            switch (character) {
                case '.' -> escaped.append("__dot__");
                case '-' -> escaped.append("__dash__");
                case '/' -> escaped.append("__slash__");
                case '_' -> {
                    boolean isPair = name.startsWith("__", i);
                    escaped.append(isPair ? "__underscores__" : "_");
                    i += isPair ? 1 : 0;
                }
                default -> {
                    if (!isLetter(character) && !isDigit(character)) {
                        return Optional.empty();
                    }
                    escaped.append(character);
                }
            }
        }
        return Optional.of(escaped.toString());
    }

    /** The word of the language that an escaped name stands for. */
    static Optional<String> reservedWord(String escaped) {
        return RESERVED.stream()
                .filter(word -> escaped.equals("__" + word + "__"))
                .findFirst();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
