package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The way in for whoever has emptied a namespace: only here can its own finalizers be taken away.
 *
 * @see "Go: pkg/registry/core/namespace/strategy.go: namespaceFinalizeStrategy"
 */
final class NamespaceFinalizeStrategy implements RestStrategy {
    private final RestStrategy main;

    NamespaceFinalizeStrategy(RestStrategy main) {
        this.main = main;
    }

    @Override
    public GroupVersionKind kind() {
        return main.kind();
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("status");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        Trees.copyField(old.tree(), object.tree(), "status");
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        FieldPath path = FieldPath.of("spec", "finalizers");
        int index = 0;
        for (JsonNode finalizer : object.at("spec", "finalizers")) {
            NamespaceStrategy.validateFinalizer(finalizer.asString(""), path.index(index++), errors);
        }
        return errors.list();
    }

    @Override
    public void canonicalize(KubeObject object) {
        main.canonicalize(object);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return main.validateName(name, isPrefix);
    }

    @Override
    public boolean shouldDeleteDuringUpdate(KubeObject object, KubeObject old) {
        return main.shouldDeleteDuringUpdate(object, old);
    }
}
