package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Optional;

/**
 * The priority classes that the system itself brings along, above all that users can define.
 *
 * @see "Go: pkg/apis/scheduling/helpers.go"
 */
final class SystemPriorityClasses {
    /** What classes of this prefix are called is the system's business. */
    static final String PREFIX = "system-";

    static final long HIGHEST_OF_USERS = 1_000_000_000;

    /** The names, values and descriptions, as they must be. */
    static final List<SystemPriorityClass> ALL = List.of(
            new SystemPriorityClass(
                    "system-node-critical",
                    2 * HIGHEST_OF_USERS + 1000,
                    "Used for system critical pods that must not be moved from their current node."),
            new SystemPriorityClass(
                    "system-cluster-critical",
                    2 * HIGHEST_OF_USERS,
                    "Used for system critical pods that must run in the cluster, but can be moved to another node if"
                            + " necessary."));

    private SystemPriorityClasses() {}

    /** One of them. */
    record SystemPriorityClass(String name, long value, String description) {}

    /** Why a class is not one of them; absent if it is. */
    static Optional<String> problem(KubeObject priorityClass) {
        for (SystemPriorityClass known : ALL) {
            if (known.name.equals(priorityClass.name())) {
                return problem(priorityClass, known);
            }
        }
        return Optional.of(priorityClass.name() + " is not a known system priority class");
    }

    private static Optional<String> problem(KubeObject priorityClass, SystemPriorityClass known) {
        if (priorityClass.at("value").asLong(0) != known.value) {
            return Optional.of("value of " + known.name + " PriorityClass must be " + known.value);
        }
        return priorityClass.at("globalDefault").asBoolean(false)
                ? Optional.of("globalDefault of " + known.name + " PriorityClass must be false")
                : Optional.empty();
    }
}
