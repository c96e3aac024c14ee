package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;

/**
 * Serves {@code pods/binding}, and {@code bindings}, where the binding names its pod itself.
 *
 * @see "Go: pkg/registry/core/pod/storage/storage.go: BindingREST, LegacyBindingREST"
 */
final class BindingStore implements Creater {
    private static final GroupVersionKind BINDING = new GroupVersionKind("", "v1", "Binding");

    private final PodBinding pods;

    BindingStore(PodBinding pods) {
        this.pods = pods;
    }

    @Override
    public GroupVersionKind kind() {
        return BINDING;
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject binding, WriteOptions options) {
        if (!name.isEmpty() && !name.equals(binding.name())) {
            throw StatusErrors.badRequest("name in URL does not match name in Binding object");
        }
        options.admission().admit(Optional.of(binding), Optional.empty());
        List<FieldError> errors = validate(binding);
        if (!errors.isEmpty()) {
            throw new StatusException(Status.failure(500, "", FieldError.aggregate(errors)));
        }
        options.admission().validate(Optional.of(binding), Optional.empty());
        pods.bind(scope, binding.name(), binding, options.dryRun());
        return KubeObject.of(new Status(Status.SUCCESS, "", "", Optional.empty(), 0).toTree());
    }

    private static List<FieldError> validate(KubeObject binding) {
        FieldErrors errors = new FieldErrors();
        String kind = binding.at("target", "kind").asString("");
        if (!kind.isEmpty() && !kind.equals("Node")) {
            errors.notSupported(FieldPath.of("target", "kind"), kind, List.of("Node", "<empty>"));
        }
        errors.requireText(binding.at("target"), FieldPath.of("target"), "name");
        return errors.list();
    }
}
