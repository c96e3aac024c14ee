package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Collection;
import java.util.List;

/** How violations name what they are about. */
final class Wording {
    private Wording() {}

    static String quoted(Collection<String> values) {
        return values.isEmpty() ? "" : "\"" + String.join("\", \"", values) + "\"";
    }

    static String plural(String one, Collection<String> of) {
        return of.size() == 1 ? one : one + "s";
    }

    /** Such as {@code containers "a", "b"}. */
    static String named(String what, Collection<String> names) {
        return plural(what, names) + " " + quoted(names);
    }

    static String containers(List<String> names) {
        return named("container", names);
    }

    /** Those that set something, such as {@code pod and container "a"}; empty when nobody does. */
    static String setters(boolean pod, List<String> containers) {
        if (containers.isEmpty()) {
            return pod ? "pod" : "";
        }
        return (pod ? "pod and " : "") + containers(containers);
    }
}
