package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the containers of a running pod other amounts of CPU and memory.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podResizeStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodResize"
 */
final class PodResizeStrategy extends StatusStrategy {
    private final PodStrategy main;

    PodResizeStrategy(PodStrategy main) {
        super(main);
        this.main = main;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.allBut("spec.containers", "spec.initContainers");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        ObjectNode changed = old.deepCopy().tree();
        for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : changed.path("spec").path(list)) {
                JsonNode wanted = find(pod.at("spec", list), container.path("name"));
                for (String field : List.of("resources", "resizePolicy")) {
                    if (wanted.has(field)) {
                        ((ObjectNode) container).set(field, wanted.get(field).deepCopy());
                    }
                }
            }
        }
        pod.tree().removeAll();
        pod.tree().setAll(changed);
        if (!JsonTrees.equal(changed.path("spec"), old.at("spec"))) {
            pod.setGeneration(old.generation() + 1);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        Optional<String> never = PodResizeValidation.refusal(old);
        if (never.isPresent()) {
            return List.of(FieldError.forbidden(FieldPath.of(""), never.get()));
        }
        FieldErrors errors = new FieldErrors();
        main.validatePod(pod, errors);
        PodResizeValidation.validate(pod, old, errors);
        return errors.list();
    }

    private static JsonNode find(JsonNode containers, JsonNode name) {
        for (JsonNode container : containers) {
            if (container.path("name").equals(name)) {
                return container;
            }
        }
        return containers.path("");
    }
}
