package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.UncheckedStrategy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes pods that are evicted. Where the release has it so, a pod says first why it goes.
 *
 * @see "Go: pkg/registry/core/pod/storage/eviction.go: addConditionAndDeletePod (1.36)"
 */
record EvictedPods(Store pods, EvictionRules rules, Clock clock) {
    private static final GroupResource POD = new GroupResource("", "Pod");
    private static final GroupKind DELETE_OPTIONS = new GroupKind("meta.k8s.io", "DeleteOptions");
    private static final String CONDITION = "DisruptionTarget";

    /**
     * Looks at the options only after the pod has been told and the budget spent, as the deletion itself does.
     *
     * @param options DeleteOptions
     * @throws StatusException 409 when the pod is not the one that their preconditions mean
     */
    void delete(RequestScope scope, String name, ObjectNode options) {
        boolean dryRun = !options.path("dryRun").isEmpty();
        ObjectNode following = options;
        if (rules.tellsInConditions() && !dryRun) {
            KubeObject marked = mark(scope, name, options.path("preconditions"));
            if (options.path("preconditions").has("resourceVersion")) {
                following = options.deepCopy();
                following.withObjectProperty("preconditions").put("resourceVersion", marked.resourceVersion());
            }
        }
        List<FieldError> problems = OptionsValidation.validateDeleteOptions(following);
        if (!problems.isEmpty()) {
            throw StatusErrors.invalid(DELETE_OPTIONS, "", problems);
        }
        pods.delete(scope, name, new WriteOptions(dryRun, following, WriteOptions.Admission.NONE));
    }

    private KubeObject mark(RequestScope scope, String name, JsonNode preconditions) {
        WriteOptions untracked = new WriteOptions(
                false, JsonNodeFactory.instance.objectNode(), WriteOptions.Admission.NONE, Optional.empty());
        return pods.updateWith(
                        new UncheckedStrategy(pods.strategy()),
                        scope,
                        name,
                        current -> {
                            KubeObject pod = current.orElseThrow(
                                            () -> StatusErrors.notFound(new GroupResource("", "pods"), name))
                                    .deepCopy();
                            require(preconditions, "uid", "UID", pod.uid(), name, "deleted and then recreated");
                            require(
                                    preconditions,
                                    "resourceVersion",
                                    "ResourceVersion",
                                    pod.resourceVersion(),
                                    name,
                                    "modified");
                            tell(pod);
                            return pod;
                        },
                        untracked)
                .object();
    }

    private void tell(KubeObject pod) {
        Conditions.set(pod, CONDITION, true, "EvictionByEvictionAPI", "Eviction API: evicting", clock.instant());
    }

    private static void require(
            JsonNode preconditions, String field, String shown, String found, String name, String reason) {
        String meant = preconditions.path(field).asString("");
        if (!meant.isEmpty() && !meant.equals(found)) {
            throw StatusErrors.conflict(
                    POD,
                    name,
                    "the " + shown + " in the precondition (" + meant + ") does not match the " + shown + " in record ("
                            + found + "). The object might have been " + reason);
        }
    }
}
