package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a pod specification what its release knows but has not switched on, unless it was there before.
 *
 * @see "Go: pkg/api/pod/util.go: dropDisabledFields"
 */
public final class DisabledPodFields {
    private static final String EACH = "*";
    private static final String USUAL_PROC_MOUNT = "Default";
    private static final List<String> IN_1_20 = List.of("ephemeralContainers", "volumes.*.ephemeral");
    private static final List<String> IN_1_36 = List.of(
            "containers.*.lifecycle.stopSignal",
            "initContainers.*.lifecycle.stopSignal",
            "ephemeralContainers.*.lifecycle.stopSignal",
            "volumes.*.projected.sources.*.clusterTrustBundle",
            "volumes.*.projected.sources.*.podCertificate",
            "schedulingGroup");

    private DisabledPodFields() {}

    /**
     * @param spec of a pod or of a template of pods, changed in place; nothing is done if it is no object
     * @param old the same before, or a missing node for a new object
     */
    public static void drop(JsonNode spec, JsonNode old, Release release) {
        for (String field : release.atLeast(Release.V1_36) ? IN_1_36 : IN_1_20) {
            List<String> steps = List.of(field.split("\\."));
            List<String> parents = steps.subList(0, steps.size() - 1);
            boolean inUse = reached(old, parents).anyMatch(parent -> parent.has(steps.getLast()));
            if (!inUse) {
                drop(spec, parents, steps.getLast());
            }
        }
        if (!release.atLeast(Release.V1_36)) {
            useUsualProcMounts(spec, old);
        }
    }

    private static void drop(JsonNode spec, List<String> parents, String field) {
        if (!parents.isEmpty() && parents.getLast().equals("lifecycle")) {
            reached(spec, parents.subList(0, parents.size() - 1))
                    .forEach(container -> dropFromLifecycle((ObjectNode) container, field));
        } else {
            reached(spec, parents).forEach(parent -> ((ObjectNode) parent).remove(field));
        }
    }

    /** Older releases know one way to show processes, and put it wherever one is asked for. */
    private static void useUsualProcMounts(JsonNode spec, JsonNode old) {
        for (String list : List.of("containers", "initContainers")) {
            List<String> contexts = List.of(list, EACH, "securityContext");
            if (reached(old, contexts).noneMatch(DisabledPodFields::showsProcesses)) {
                reached(spec, contexts)
                        .filter(DisabledPodFields::showsProcesses)
                        .forEach(context -> ((ObjectNode) context).put("procMount", USUAL_PROC_MOUNT));
            }
        }
    }

    private static boolean showsProcesses(JsonNode context) {
        return context.path("procMount").isString();
    }

    /** A lifecycle that said nothing else goes with the field. */
    private static void dropFromLifecycle(ObjectNode container, String field) {
        if (container.path("lifecycle") instanceof ObjectNode lifecycle && lifecycle.has(field)) {
            lifecycle.remove(field);
            if (lifecycle.isEmpty()) {
                container.remove("lifecycle");
            }
        }
    }

    private static Stream<JsonNode> reached(JsonNode from, List<String> steps) {
        if (steps.isEmpty()) {
            return from.isObject() ? Stream.of(from) : Stream.empty();
        }
        List<String> rest = steps.subList(1, steps.size());
        if (steps.getFirst().equals(EACH)) {
            return from.valueStream().flatMap(item -> reached(item, rest));
        }
        return reached(from.path(steps.getFirst()), rest);
    }
}
