package io.drydock.kubeapiserver.registry.resource;

import java.util.function.Predicate;

/** Versions such as {@code 1.2.3-rc.1+build}, as semver.org defines them. */
final class SemanticVersions {
    private SemanticVersions() {}

    static boolean isOne(String text) {
        int plus = text.indexOf('+');
        if (plus >= 0 && !all(text.substring(plus + 1), SemanticVersions::isIdentifier)) {
            return false;
        }
        String rest = plus < 0 ? text : text.substring(0, plus);
        int dash = rest.indexOf('-');
        if (dash >= 0 && !all(rest.substring(dash + 1), part -> isIdentifier(part) && !hasLeadingZero(part))) {
            return false;
        }
        String core = dash < 0 ? rest : rest.substring(0, dash);
        return core.split("\\.", -1).length == 3 && all(core, part -> isNumber(part) && !hasLeadingZero(part));
    }

    private static boolean all(String dotted, Predicate<String> rule) {
        for (String part : dotted.split("\\.", -1)) {
            if (!rule.test(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String part) {
        return !part.isEmpty()
                && part.chars()
                        .allMatch(c ->
                                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-');
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasLeadingZero(String part) {
        return isNumber(part) && part.length() > 1 && part.startsWith("0");
    }
}
