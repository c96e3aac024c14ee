package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A namespace begins active and held by a finalizer, so that it can be emptied before it goes.
 *
 * @see "Go: pkg/registry/core/namespace/strategy.go: namespaceStrategy"
 */
public final class NamespaceStrategy extends GenericStrategy {
    static final String FINALIZER = "kubernetes";
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    public NamespaceStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status").put("phase", "Active");
        ArrayNode finalizers = object.objectAt("spec").withArrayProperty("finalizers");
        for (JsonNode finalizer : finalizers) {
            if (finalizer.asString("").equals(FINALIZER)) {
                return;
            }
        }
        finalizers.add(FINALIZER);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        Trees.copyField(old.tree(), object.tree(), "status");
        Trees.copyField(old.deepCopy().objectAt("spec"), object.objectAt("spec"), "finalizers");
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        validateFinalizers(object, errors);
        return errors.list();
    }

    private static void validateFinalizers(KubeObject object, FieldErrors errors) {
        FieldPath path = FieldPath.of("spec", "finalizers");
        for (JsonNode finalizer : object.at("spec", "finalizers")) {
            validateFinalizer(finalizer.asString(""), path, errors);
        }
    }

    static void validateFinalizer(String finalizer, FieldPath path, FieldErrors errors) {
        errors.invalid(path, finalizer, NameRules.qualifiedName(finalizer));
        errors.addAll(ObjectMetaValidation.validateBuiltInFinalizer(finalizer, path));
    }

    /** A namespace is looked at whole before it is compared with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validateMetadata(object));
        validateFinalizers(object, errors);
        errors.addAll(super.validateMetadataUpdate(object, old));
        return errors.list();
    }

    @Override
    public void canonicalize(KubeObject object) {
        if (release().atLeast(Release.V1_36)) {
            object.metadata().withObjectProperty("labels").put(NAME_LABEL, object.name());
        }
        super.canonicalize(object);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsLabel(name, isPrefix);
    }

    /** Whether finalizers of the namespace's own, not those of its metadata, hold it. */
    @Override
    public boolean isHeldBack(KubeObject object) {
        return !object.at("spec", "finalizers").isEmpty();
    }

    @Override
    public void markDeleting(KubeObject object) {
        object.setDeletionGracePeriodSeconds(OptionalLong.empty());
        object.objectAt("status").put("phase", "Terminating");
    }

    @Override
    public boolean shouldDeleteDuringUpdate(KubeObject object, KubeObject old) {
        return !isHeldBack(object);
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of("status.phase", object.at("status", "phase").asString(""));
    }
}
