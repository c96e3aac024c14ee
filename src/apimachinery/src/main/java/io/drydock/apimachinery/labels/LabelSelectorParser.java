package io.drydock.apimachinery.labels;

import io.drydock.apimachinery.labels.LabelSelectorLexer.Kind;
import io.drydock.apimachinery.labels.LabelSelectorLexer.Token;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.selection.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the requirements of a label selector, one token ahead.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Parser"
 */
final class LabelSelectorParser {
    private final List<Token> tokens;
    private final SelectorWording wording;
    private int position;

    LabelSelectorParser(String text, SelectorWording wording) {
        this.wording = wording;
        this.tokens = new LabelSelectorLexer(text).tokens();
    }

    List<LabelRequirement> parse() {
        List<LabelRequirement> requirements = new ArrayList<>();
        while (true) {
            Token token = peek();
            if (token.kind() == Kind.END) {
                return requirements;
            }
            if (!startsRequirement(token)) {
                throw unexpected(token, "', expected: !, identifier, or 'end of string'");
            }
            try {
                requirements.add(requirement());
            } catch (InvalidSelectorException e) {
                throw new InvalidSelectorException("unable to parse requirement: " + e.getMessage());
            }
            Token after = next();
            if (after.kind() == Kind.END) {
                return requirements;
            }
            if (after.kind() != Kind.COMMA) {
                throw unexpected(after, "', expected: ',' or 'end of string'");
            }
            if (!startsRequirement(peek())) {
                throw unexpected(peek(), "', expected: identifier after ','");
            }
        }
    }

    private LabelRequirement requirement() {
        boolean negated = peek().kind() == Kind.NOT;
        if (negated) {
            next();
        }
        Token key = next();
        if (key.kindAsValue() != Kind.IDENTIFIER) {
            throw unexpected(key, "', expected: identifier");
        }
        LabelRequirement.checkKey(key.literal(), wording);
        if (negated) {
            return LabelRequirement.of(key.literal(), Operator.DOES_NOT_EXIST, List.of());
        }
        if (peek().kind() == Kind.END || peek().kind() == Kind.COMMA) {
            return LabelRequirement.of(key.literal(), Operator.EXISTS, List.of());
        }
        Operator operator = operator();
        List<String> values = operator == Operator.IN || operator == Operator.NOT_IN ? valueSet() : exactValue();
        return LabelRequirement.of(key.literal(), operator, values, wording);
    }

    private Operator operator() {
        Token token = next();
        return switch (token.kind()) {
            case IN -> Operator.IN;
            case EQUALS -> Operator.EQUALS;
            case DOUBLE_EQUALS -> Operator.DOUBLE_EQUALS;
            case GREATER_THAN -> Operator.GREATER_THAN;
            case LESS_THAN -> Operator.LESS_THAN;
            case NOT_IN -> Operator.NOT_IN;
            case NOT_EQUALS -> Operator.NOT_EQUALS;
            case ERROR, END, CLOSED_PARENTHESIS, COMMA, NOT, IDENTIFIER, OPEN_PARENTHESIS ->
                throw unexpected(token, "', expected: " + wording.operatorExpected());
        };
    }

    private List<String> exactValue() {
        if (peek().kind() == Kind.END || peek().kind() == Kind.COMMA) {
            return List.of("");
        }
        Token token = next();
        if (token.kindAsValue() != Kind.IDENTIFIER) {
            throw unexpected(token, "', expected: identifier");
        }
        return List.of(token.literal());
    }

    private List<String> valueSet() {
        Token open = next();
        if (open.kind() != Kind.OPEN_PARENTHESIS) {
            throw unexpected(open, "' expected: '('");
        }
        Token first = peek();
        if (first.kind() == Kind.CLOSED_PARENTHESIS) {
            next();
            return List.of("");
        }
        if (first.kindAsValue() != Kind.IDENTIFIER && first.kind() != Kind.COMMA) {
            throw unexpected(first, "', expected: ',', ')' or identifier");
        }
        SortedSet<String> values = identifiers();
        next();
        return List.copyOf(values);
    }

    /** Stops before the closing parenthesis. A comma with nothing on one side stands for the empty value. */
    private SortedSet<String> identifiers() {
        SortedSet<String> values = new TreeSet<>();
        while (true) {
            Token token = next();
            if (token.kindAsValue() == Kind.IDENTIFIER) {
                values.add(token.literal());
                if (peek().kind() == Kind.CLOSED_PARENTHESIS) {
                    return values;
                }
                if (peek().kind() != Kind.COMMA) {
                    throw unexpected(peek(), "', expected: ',' or ')'");
                }
            } else if (token.kind() == Kind.COMMA) {
                if (values.isEmpty()) {
                    values.add("");
                }
                if (peek().kind() == Kind.CLOSED_PARENTHESIS) {
                    values.add("");
                    return values;
                }
                if (peek().kind() == Kind.COMMA) {
                    next();
                    values.add("");
                }
            } else {
                throw unexpected(token, "', expected: ',', or identifier");
            }
        }
    }

    private static boolean startsRequirement(Token token) {
        return token.kindAsValue() == Kind.IDENTIFIER || token.kind() == Kind.NOT;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        return tokens.get(position++);
    }

    private static InvalidSelectorException unexpected(Token token, String expected) {
        return new InvalidSelectorException("found '" + token.literal() + expected);
    }
}
