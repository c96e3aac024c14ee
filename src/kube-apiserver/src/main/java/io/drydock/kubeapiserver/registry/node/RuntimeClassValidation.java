package io.drydock.kubeapiserver.registry.node;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.podspec.PlacementWarnings;
import io.drydock.kubeapiserver.registry.core.podspec.TolerationValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a runtime class must hold; its handler never changes.
 *
 * @see "Go: pkg/apis/node/validation/validation.go: ValidateRuntimeClass, ValidateRuntimeClassUpdate"
 */
final class RuntimeClassValidation implements ObjectValidation {
    private static final FieldPath SCHEDULING = FieldPath.of("scheduling");
    private static final FieldPath HANDLER = FieldPath.of("handler");

    @Override
    public List<FieldError> validate(KubeObject runtimeClass) {
        FieldErrors errors = new FieldErrors();
        String handler = runtimeClass.at("handler").asString("");
        errors.invalid(HANDLER, handler, NameRules.nameIsDnsLabel(handler, false));
        JsonNode scheduling = runtimeClass.at("scheduling");
        errors.labels(scheduling.path("nodeSelector"), SCHEDULING.child("nodeSelector"));
        JsonNode tolerations = scheduling.path("tolerations");
        FieldPath path = SCHEDULING.child("tolerations");
        TolerationValidation.validate(tolerations, path, errors);
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < tolerations.size(); i++) {
            if (!seen.add(tolerations.get(i))) {
                errors.add(FieldError.duplicate(path.index(i), tolerations.get(i)));
            }
        }
        return errors.list();
    }

    @Override
    public List<String> warnings(KubeObject runtimeClass, Optional<KubeObject> old) {
        FieldPath path = SCHEDULING.child("nodeSelector");
        List<String> warnings = new ArrayList<>();
        for (String label : runtimeClass.at("scheduling", "nodeSelector").propertyNames()) {
            PlacementWarnings.ofLabel(label).ifPresent(warning -> warnings.add(path + ": " + warning));
        }
        return warnings;
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject runtimeClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.immutable(runtimeClass.at("handler"), old.at("handler"), HANDLER);
        return errors.list();
    }
}
