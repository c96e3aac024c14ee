package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.UncheckedStrategy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assigns a pod to a node, once.
 *
 * @see "Go: pkg/registry/core/pod/storage/storage.go: BindingREST.setPodHostAndAnnotations"
 */
final class PodBinding {
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource BINDING = new GroupResource("", "pods/binding");

    private final Store pods;
    private final UncheckedStrategy strategy;
    private final Clock clock;

    PodBinding(Store pods, Clock clock) {
        this.pods = pods;
        this.strategy = new UncheckedStrategy(pods.strategy());
        this.clock = clock;
    }

    void bind(RequestScope scope, String name, KubeObject binding, boolean dryRun) {
        WriteOptions options = new WriteOptions(dryRun, binding.tree().objectNode(), WriteOptions.Admission.NONE);
        try {
            assign(scope, name, binding, options);
        } catch (StatusException failed) {
            // Whichever way a binding came, what is missing is its pod.
            throw failed.status().reason().equals("NotFound") ? StatusErrors.notFound(PODS, name) : failed;
        }
    }

    private void assign(RequestScope scope, String name, KubeObject binding, WriteOptions options) {
        String node = binding.at("target", "name").asString("");
        Map<String, String> annotations = binding.annotations();
        Map<String, String> labels = takesLabels() ? binding.labels() : Map.of();
        pods.updateWith(
                strategy,
                scope,
                name,
                current -> {
                    KubeObject pod = current.orElseThrow(() -> StatusErrors.notFound(PODS, name))
                            .deepCopy();
                    requireUnassigned(pod);
                    pod.objectAt("spec").put("nodeName", node);
                    annotations.forEach(pod::setAnnotation);
                    labels.forEach((key, value) ->
                            pod.metadata().withObjectProperty("labels").put(key, value));
                    markScheduled(pod);
                    return pod;
                },
                options);
    }

    private boolean takesLabels() {
        return pods.strategy() instanceof PodStrategy strategy && strategy.takesLabelsOfBindings();
    }

    private static void requireUnassigned(KubeObject pod) {
        String name = pod.name();
        if (pod.deletionTimestamp().isPresent()) {
            throw StatusErrors.conflict(
                    BINDING, name, "pod " + name + " is being deleted, cannot be assigned to a host");
        }
        String assigned = pod.at("spec", "nodeName").asString("");
        if (!assigned.isEmpty()) {
            throw StatusErrors.conflict(
                    BINDING, name, "pod " + name + " is already assigned to node \"" + assigned + "\"");
        }
        if (!pod.at("spec", "schedulingGates").isEmpty()) {
            throw StatusErrors.conflict(BINDING, name, "pod " + name + " has non-empty .spec.schedulingGates");
        }
    }

    private void markScheduled(KubeObject pod) {
        ArrayNode conditions = pod.objectAt("status").withArrayProperty("conditions");
        ObjectNode condition = null;
        for (JsonNode known : conditions) {
            if (known.path("type").asString("").equals("PodScheduled")) {
                condition = (ObjectNode) known;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", "PodScheduled");
        }
        condition.put("status", "True");
        condition.put(
                "lastTransitionTime",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        condition.remove("reason");
        condition.remove("message");
    }
}
