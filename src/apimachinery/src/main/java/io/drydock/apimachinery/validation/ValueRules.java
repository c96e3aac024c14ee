package io.drydock.apimachinery.validation;

import static io.drydock.apimachinery.validation.RuleMessages.isAlphanumeric;
import static io.drydock.apimachinery.validation.RuleMessages.isDigit;
import static io.drydock.apimachinery.validation.RuleMessages.isLetter;
import static io.drydock.apimachinery.validation.RuleMessages.isLower;

import io.drydock.apimachinery.validation.RuleMessages.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The rules for values that many kinds hold: ports, keys, variable names, percentages. Each answers with the problems
 * it found, each of them a message for the client.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go"
 */
public final class ValueRules {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int PORT_NAME_MAX_LENGTH = 15;

    private static final Form C_IDENTIFIER = new Form(
            UNLIMITED,
            "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric"
                    + " characters or '_'",
            "[A-Za-z_][A-Za-z0-9_]*",
            value -> all(value, c -> isAlphanumeric((char) c) || c == '_') && !isDigit(value.charAt(0)),
            "my_name",
            "MY_NAME",
            "MyName");
    private static final Form PERCENT = new Form(
            UNLIMITED,
            "a valid percent string must be a numeric string followed by an ending '%'",
            "[0-9]+%",
            value -> value.endsWith("%") && all(value.substring(0, value.length() - 1), c -> isDigit((char) c)),
            "1%",
            "93%");
    private static final Form HTTP_HEADER_NAME = new Form(
            UNLIMITED,
            "a valid HTTP header must consist of alphanumeric characters or '-'",
            "[-A-Za-z0-9]+",
            value -> all(value, c -> isAlphanumeric((char) c) || c == '-'),
            "X-Header-Name");
    private static final Form ENVIRONMENT_VARIABLE = new Form(
            UNLIMITED,
            "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and"
                    + " must not start with a digit",
            "[-._a-zA-Z][-._a-zA-Z0-9]*",
            value -> all(value, ValueRules::isKeyCharacter) && !isDigit(value.charAt(0)),
            "my.env-name",
            "MY_ENV.NAME",
            "MyEnvName1");
    private static final Form CONFIG_MAP_KEY = new Form(
            NameRules.DNS_SUBDOMAIN_MAX_LENGTH,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
            "[-._a-zA-Z0-9]+",
            value -> all(value, ValueRules::isKeyCharacter),
            "key.name",
            "KEY_NAME",
            "key-name");
    private static final Form CONDITION_REASON = new Form(
            UNLIMITED,
            "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric"
                    + " characters or '_,:', and must end with an alphanumeric character or '_'",
            "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?",
            ValueRules::isConditionReason,
            "my_name",
            "MY_NAME",
            "MyName",
            "ReasonA,ReasonB",
            "ReasonA:ReasonB");

    private ValueRules() {}

    public static List<String> cIdentifier(String value) {
        return C_IDENTIFIER.problems(value);
    }

    public static List<String> percent(String value) {
        return PERCENT.problems(value);
    }

    public static List<String> httpHeaderName(String value) {
        return HTTP_HEADER_NAME.problems(value);
    }

    public static List<String> conditionReason(String value) {
        return CONDITION_REASON.problems(value);
    }

    public static List<String> environmentVariableName(String value) {
        List<String> problems = ENVIRONMENT_VARIABLE.problems(value);
        addParentDirectory(value, problems);
        return problems;
    }

    /** As {@link #environmentVariableName} since 1.34: whatever prints, but for the sign that ends a name. */
    public static List<String> relaxedEnvironmentVariableName(String value) {
        List<String> problems = new ArrayList<>(0);
        if (value.isEmpty()) {
            problems.add("environment variable name " + RuleMessages.EMPTY);
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=')) {
            problems.add(
                    "a valid environment variable name must consist only of printable ASCII characters other than '='");
        }
        return problems;
    }

    /** The keys of a ConfigMap or Secret. */
    public static List<String> configMapKey(String value) {
        List<String> problems = CONFIG_MAP_KEY.problems(value);
        addParentDirectory(value, problems);
        return problems;
    }

    public static List<String> portNumber(long port) {
        return inRange(port, 1, 65535);
    }

    public static List<String> inRange(long value, long low, long high) {
        return value >= low && value <= high ? List.of() : List.of(RuleMessages.inclusiveRange(low, high));
    }

    public static List<String> userId(long id) {
        return inRange(id, 0, Integer.MAX_VALUE);
    }

    public static List<String> groupId(long id) {
        return inRange(id, 0, Integer.MAX_VALUE);
    }

    public static List<String> portName(String port) {
        List<String> problems = new ArrayList<>(0);
        if (RuleMessages.utf8Length(port) > PORT_NAME_MAX_LENGTH) {
            problems.add(RuleMessages.tooLong(PORT_NAME_MAX_LENGTH));
        }
        if (!all(port, c -> isLower((char) c) || isDigit((char) c) || c == '-')) {
            problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (port.chars().noneMatch(c -> isLower((char) c))) {
            problems.add("must contain at least one letter (a-z)");
        }
        if (port.contains("--")) {
            problems.add("must not contain consecutive hyphens");
        }
        if (port.startsWith("-") || port.endsWith("-")) {
            problems.add("must not begin or end with a hyphen");
        }
        return problems;
    }

    private static void addParentDirectory(String value, List<String> problems) {
        if (value.equals(".") || value.equals("..")) {
            problems.add("must not be '" + value + "'");
        } else if (value.startsWith("..")) {
            problems.add("must not start with '..'");
        }
    }

    private static boolean isConditionReason(String value) {
        return all(value, c -> isAlphanumeric((char) c) || c == '_' || c == ',' || c == ':')
                && isLetter(value.charAt(0))
                && value.charAt(value.length() - 1) != ','
                && value.charAt(value.length() - 1) != ':';
    }

    private static boolean isKeyCharacter(int c) {
        return isAlphanumeric((char) c) || c == '-' || c == '.' || c == '_';
    }

    /** Whether there are characters, and each is allowed. */
    private static boolean all(String value, IntPredicate allowed) {
        return !value.isEmpty() && value.chars().allMatch(allowed);
    }
}
