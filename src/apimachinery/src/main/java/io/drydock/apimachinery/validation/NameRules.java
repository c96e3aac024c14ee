package io.drydock.apimachinery.validation;

import static io.drydock.apimachinery.validation.RuleMessages.isAlphanumeric;
import static io.drydock.apimachinery.validation.RuleMessages.isDigit;
import static io.drydock.apimachinery.validation.RuleMessages.isLower;

import io.drydock.apimachinery.validation.RuleMessages.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules for names of objects, labels and annotations. Each answers with the problems it found, each of them a
 * message for the client, and with an empty list when there are none.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go"
 */
public final class NameRules {
    public static final int DNS_LABEL_MAX_LENGTH = 63;
    public static final int DNS_SUBDOMAIN_MAX_LENGTH = 253;
    public static final int LABEL_VALUE_MAX_LENGTH = 63;

    static final String NO_DOTS = "must not contain dots";

    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
    private static final String NAME_PART = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static final Form DNS_1123_LABEL = new Form(
            DNS_LABEL_MAX_LENGTH,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character",
            DNS_LABEL,
            value -> isDnsLabel(value, 0, value.length()),
            "my-name",
            "123-abc");
    private static final Form DNS_1123_SUBDOMAIN = new Form(
            DNS_SUBDOMAIN_MAX_LENGTH,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character",
            DNS_SUBDOMAIN,
            value -> isDnsSubdomain(value, 0),
            "example.com");
    private static final String DNS_LABEL_WITH_UNDERSCORE = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final Form DNS_1123_SUBDOMAIN_WITH_UNDERSCORE = new Form(
            DNS_SUBDOMAIN_MAX_LENGTH,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and"
                    + " must start and end with an alphanumeric character",
            DNS_LABEL_WITH_UNDERSCORE + "(\\." + DNS_LABEL_WITH_UNDERSCORE + ")*",
            NameRules::isDnsSubdomainWithUnderscore,
            "example.com");

    private static final Form DNS_1035_LABEL = new Form(
            DNS_LABEL_MAX_LENGTH,
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                    + " character, and end with an alphanumeric character",
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            value -> !value.isEmpty() && isLower(value.charAt(0)) && isDnsLabel(value, 0, value.length()),
            "my-name",
            "abc-123");
    private static final Form WILDCARD_DNS_1123_SUBDOMAIN = new Form(
            DNS_SUBDOMAIN_MAX_LENGTH,
            "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist"
                    + " of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
            "\\*\\." + DNS_SUBDOMAIN,
            value -> value.startsWith("*.") && isDnsSubdomain(value, 2),
            "*.example.com");
    private static final Form LABEL_VALUE = new Form(
            LABEL_VALUE_MAX_LENGTH,
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character",
            "(" + NAME_PART + ")?",
            value -> value.isEmpty() || isNamePart(value),
            "MyValue",
            "my_value",
            "12345");
    private static final String NAME_PART_MISMATCH = RuleMessages.mismatch(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character",
            NAME_PART,
            "MyName",
            "my.name",
            "123-abc");

    private NameRules() {}

    public static List<String> dns1123Label(String value) {
        List<String> problems = DNS_1123_LABEL.problems(value);
        if (value.indexOf('.') >= 0 && isDnsSubdomain(value, 0)) {
            problems.set(problems.size() - 1, NO_DOTS);
        }
        return problems;
    }

    /** What is said of every label that is none; newer releases say {@link #NO_DOTS} where that is all. */
    static String dnsLabelForm() {
        return DNS_1123_LABEL.problems("").getLast();
    }

    public static List<String> dns1123Subdomain(String value) {
        return DNS_1123_SUBDOMAIN.problems(value);
    }

    /** As search paths of the DNS may be, whose labels need not be those of hosts. */
    public static List<String> dns1123SubdomainWithUnderscore(String value) {
        return DNS_1123_SUBDOMAIN_WITH_UNDERSCORE.problems(value);
    }

    public static List<String> dns1035Label(String value) {
        return DNS_1035_LABEL.problems(value);
    }

    public static List<String> wildcardDns1123Subdomain(String value) {
        return WILDCARD_DNS_1123_SUBDOMAIN.problems(value);
    }

    public static List<String> labelValue(String value) {
        return LABEL_VALUE.problemsInBytes(value);
    }

    /** The keys of labels and annotations, finalizers and the like: a name, maybe after a DNS subdomain and a slash. */
    public static List<String> qualifiedName(String value) {
        List<String> problems = new ArrayList<>(0);
        int slash = value.indexOf('/');
        if (slash >= 0 && value.indexOf('/', slash + 1) >= 0) {
            problems.add("a valid label key " + NAME_PART_MISMATCH
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return problems;
        }
        if (slash == 0) {
            problems.add("prefix part " + RuleMessages.EMPTY);
        } else if (slash > 0) {
            DNS_1123_SUBDOMAIN
                    .problemsInBytes(value.substring(0, slash))
                    .forEach(problem -> problems.add("prefix part " + problem));
        }
        String name = value.substring(slash + 1);
        if (name.isEmpty()) {
            problems.add("name part " + RuleMessages.EMPTY);
        } else if (RuleMessages.utf8Length(name) > LABEL_VALUE_MAX_LENGTH) {
            problems.add("name part " + RuleMessages.tooManyBytes(LABEL_VALUE_MAX_LENGTH));
        }
        if (!isNamePart(name)) {
            problems.add("name part " + NAME_PART_MISMATCH);
        }
        return problems;
    }

    /**
     * What may stand alone between two slashes of a URL.
     *
     * @param isPrefix more will be appended, so that {@code .} and {@code ..} are no trouble
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/validation/path/name.go: ValidatePathSegmentName"
     */
    public static List<String> pathSegmentName(String name, boolean isPrefix) {
        if (!isPrefix && (name.equals(".") || name.equals(".."))) {
            return List.of("may not be '" + name + "'");
        }
        List<String> problems = new ArrayList<>(0);
        for (String forbidden : List.of("/", "%")) {
            if (name.contains(forbidden)) {
                problems.add("may not contain '" + forbidden + "'");
            }
        }
        return problems;
    }

    /**
     * The rule for the names of most resources.
     *
     * @param isPrefix more will be appended, so that a dash may end it
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/validation/generic.go: NameIsDNSSubdomain"
     */
    public static List<String> nameIsDnsSubdomain(String name, boolean isPrefix) {
        return dns1123Subdomain(isPrefix ? maskTrailingDash(name) : name);
    }

    /** As {@link #nameIsDnsSubdomain}, without dots. Namespaces have such names. */
    public static List<String> nameIsDnsLabel(String name, boolean isPrefix) {
        return dns1123Label(isPrefix ? maskTrailingDash(name) : name);
    }

    /** As {@link #nameIsDnsLabel}, starting with a letter. Services have such names. */
    public static List<String> nameIsDns1035Label(String name, boolean isPrefix) {
        return dns1035Label(isPrefix ? maskTrailingDash(name) : name);
    }

    private static String maskTrailingDash(String name) {
        return name.length() > 1 && name.endsWith("-") ? name.substring(0, name.length() - 2) + "a" : name;
    }

    private static boolean isDnsSubdomainWithUnderscore(String value) {
        for (String label : value.split("\\.", -1)) {
            String plain = label.startsWith("_") ? label.substring(1) : label;
            if (plain.endsWith("_")
                    || !isDnsLabel(plain.replace('_', 'a'), 0, plain.length())
                    || plain.startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDnsSubdomain(String value, int start) {
        int label = start;
        while (true) {
            int dot = value.indexOf('.', label);
            if (!isDnsLabel(value, label, dot < 0 ? value.length() : dot)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            label = dot + 1;
        }
    }

    private static boolean isDnsLabel(String value, int start, int end) {
        if (start >= end || value.charAt(start) == '-' || value.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (!isLower(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamePart(String value) {
        if (value.isEmpty() || !isAlphanumeric(value.charAt(0)) || !isAlphanumeric(value.charAt(value.length() - 1))) {
            return false;
        }
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
