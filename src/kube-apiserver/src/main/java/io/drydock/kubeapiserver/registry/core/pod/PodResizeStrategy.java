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
    private static final List<String> LISTS = List.of("containers", "initContainers");

    private final PodStrategy main;

    PodResizeStrategy(PodStrategy main) {
        super(main);
        this.main = main;
    }

    /** Whoever writes here comes to own what is written, whether or not it is taken: the real server does no better. */
    @Override
    public ResetFields resetFields() {
        return ResetFields.NONE;
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        if (sameNumber(pod, old)) {
            keepAllButResources(pod, old);
        }
        if (!JsonTrees.equal(pod.at("spec"), old.at("spec"))) {
            pod.setGeneration(old.generation() + 1);
        }
    }

    /** Otherwise the validation is to see what is there. */
    private static boolean sameNumber(KubeObject pod, KubeObject old) {
        return LISTS.stream()
                .allMatch(list ->
                        pod.at("spec", list).size() == old.at("spec", list).size());
    }

    private static void keepAllButResources(KubeObject pod, KubeObject old) {
        ObjectNode changed = old.deepCopy().tree();
        ObjectNode spec = (ObjectNode) changed.path("spec");
        for (String list : LISTS) {
            JsonNode wanted = pod.at("spec", list);
            if (sameNames(wanted, spec.path(list))) {
                for (int i = 0; i < wanted.size(); i++) {
                    copy(wanted.get(i), (ObjectNode) spec.path(list).get(i), "resources");
                    copy(wanted.get(i), (ObjectNode) spec.path(list).get(i), "resizePolicy");
                }
            } else {
                spec.set(list, wanted.deepCopy());
            }
        }
        copy(pod.at("spec"), spec, "resources");
        copy(pod.metadata(), (ObjectNode) changed.path("metadata"), "managedFields");
        pod.tree().removeAll();
        pod.tree().setAll(changed);
    }

    private static boolean sameNames(JsonNode containers, JsonNode old) {
        for (int i = 0; i < containers.size(); i++) {
            if (!containers.get(i).path("name").equals(old.get(i).path("name"))) {
                return false;
            }
        }
        return true;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field).deepCopy());
        } else {
            to.remove(field);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        Optional<String> never = PodResizeValidation.refusal(old);
        if (never.isPresent()) {
            return List.of(FieldError.forbidden(FieldPath.WHOLE_OBJECT, never.get()));
        }
        FieldErrors errors = new FieldErrors();
        errors.addAll(main.validateMetadata(pod));
        main.validatePod(pod, errors);
        PodResizeValidation.validate(pod, old, errors);
        return errors.list();
    }
}
