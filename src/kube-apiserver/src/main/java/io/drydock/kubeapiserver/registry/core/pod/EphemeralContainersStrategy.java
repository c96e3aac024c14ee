package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.PodAnnotationValidation;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Adds containers to a running pod to look into it; nothing else changes, and none is ever taken away.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podEphemeralContainersStrategy"
 */
final class EphemeralContainersStrategy extends StatusStrategy {
    private static final String FIELD = "ephemeralContainers";

    private final PodStrategy main;

    EphemeralContainersStrategy(PodStrategy main) {
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
        JsonNode containers = pod.at("spec", FIELD).deepCopy();
        KubeObject unchanged = old.deepCopy();
        Trees.copyField(pod.metadata(), unchanged.metadata(), "managedFields");
        pod.tree().removeAll();
        pod.tree().setAll(unchanged.tree());
        if (containers.isMissingNode()) {
            pod.objectAt("spec").remove(FIELD);
        } else {
            pod.objectAt("spec").set(FIELD, containers);
        }
        boolean counted = old.generation() > 0;
        if (counted && !JsonTrees.equal(pod.at("spec", FIELD), old.at("spec", FIELD))) {
            pod.setGeneration(old.generation() + 1);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(main.validateMetadata(pod));
        main.validatePod(pod, errors);
        main.validateAnnotationUpdates(pod, old, errors);
        if (old.annotations().containsKey(PodAnnotationValidation.MIRROR)) {
            return List.of(
                    FieldError.forbidden(FieldPath.WHOLE_OBJECT, "static pods do not support ephemeral containers"));
        }
        FieldPath path = FieldPath.of("spec", FIELD);
        for (JsonNode before : old.at("spec", FIELD)) {
            String name = before.path("name").asString("");
            JsonNode now = find(pod.at("spec", FIELD), name);
            if (now.isMissingNode()) {
                errors.forbidden(path, "existing ephemeral containers \"" + name + "\" may not be removed\n");
            } else if (!now.equals(before)) {
                errors.forbidden(path, "existing ephemeral containers \"" + name + "\" may not be changed\n");
            }
        }
        return errors.list();
    }

    private static JsonNode find(JsonNode containers, String name) {
        for (JsonNode container : containers) {
            if (container.path("name").asString("").equals(name)) {
                return container;
            }
        }
        return containers.path("");
    }
}
