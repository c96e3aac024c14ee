package io.drydock.kubeapiserver.registry.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.InternalJson;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.podspec.PlacementWarnings;
import io.drydock.kubeapiserver.registry.core.podspec.ResourceRequirementsValidation;
import io.drydock.kubeapiserver.registry.core.podspec.TolerationValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a runtime class must hold; its handler never changes.
 *
 * @see "Go: pkg/apis/node/validation/validation.go: ValidateRuntimeClass, ValidateRuntimeClassUpdate"
 */
final class RuntimeClassValidation implements ObjectValidation {
    private static final FieldPath SCHEDULING = FieldPath.of("scheduling");
    private static final FieldPath HANDLER = FieldPath.of("handler");

    private final Release release;
    private final Type toleration;
    private final boolean newest;

    /** @param toleration the type of each */
    RuntimeClassValidation(Release release, Type toleration) {
        this.release = release;
        this.toleration = toleration;
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject runtimeClass) {
        FieldErrors errors = new FieldErrors();
        String handler = runtimeClass.at("handler").asString("");
        if (handler.isEmpty() && newest) {
            errors.required(HANDLER, "");
        } else {
            errors.invalid(HANDLER, handler, NameRules.nameIsDnsLabel(handler, false));
        }
        new ResourceRequirementsValidation(release, errors)
                .validateOverhead(runtimeClass.at("overhead", "podFixed"), FieldPath.of("overhead"));
        JsonNode scheduling = runtimeClass.at("scheduling");
        errors.labels(scheduling.path("nodeSelector"), SCHEDULING.child("nodeSelector"));
        JsonNode tolerations = scheduling.path("tolerations");
        FieldPath path = SCHEDULING.child("tolerations");
        // The older server names the field twice here.
        TolerationValidation.validate(tolerations, newest ? path : path.child("tolerations"), errors);
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < tolerations.size(); i++) {
            if (!seen.add(withoutSeconds(tolerations.get(i)))) {
                errors.add(FieldError.duplicate(path.index(i), InternalJson.of(tolerations.get(i), toleration)));
            }
        }
        return errors.list();
    }

    private static List<String> withoutSeconds(JsonNode toleration) {
        return Stream.of("key", "operator", "value", "effect")
                .map(field -> toleration.path(field).asString(""))
                .toList();
    }

    @Override
    public List<FieldError> validateWhole(KubeObject runtimeClass) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(runtimeClass, false);
        errors.addAll(validate(runtimeClass));
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
        String handler = runtimeClass.at("handler").asString("");
        if (!handler.equals(old.at("handler").asString(""))) {
            errors.invalid(HANDLER, handler, FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }
}
