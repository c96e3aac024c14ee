package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.RestStrategy;
import java.util.List;

/**
 * For changes that the server makes itself, such as binding a pod to its node: nothing is prepared or checked, since
 * whoever makes them has done so.
 */
public final class UncheckedStrategy implements RestStrategy {
    private final RestStrategy main;

    /** @param main of the resource itself */
    public UncheckedStrategy(RestStrategy main) {
        this.main = main;
    }

    @Override
    public GroupVersionKind kind() {
        return main.kind();
    }

    @Override
    public boolean namespaced() {
        return main.namespaced();
    }

    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return List.of();
    }

    @Override
    public void canonicalize(KubeObject object) {
        main.canonicalize(object);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return main.validateName(name, isPrefix);
    }
}
