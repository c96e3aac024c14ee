package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.util.List;

/**
 * Keeps phase and deletion in step.
 *
 * @see "Go: pkg/registry/core/namespace/strategy.go: namespaceStatusStrategy"
 */
final class NamespaceStatusStrategy extends StatusStrategy {
    NamespaceStatusStrategy(RestStrategy main) {
        super(main);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        String phase = object.at("status", "phase").asString("");
        FieldPath path = FieldPath.of("status", "Phase");
        if (object.deletionTimestamp().isEmpty()) {
            return phase.equals("Active")
                    ? List.of()
                    : List.of(FieldError.invalid(path, phase, "may only be 'Active' if `deletionTimestamp` is empty"));
        }
        return phase.equals("Terminating")
                ? List.of()
                : List.of(FieldError.invalid(
                        path, phase, "may only be 'Terminating' if `deletionTimestamp` is not empty"));
    }
}
