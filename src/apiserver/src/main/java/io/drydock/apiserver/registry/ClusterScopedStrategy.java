package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * What the resources have in common that the servers around kube-apiserver serve: their objects are in no namespace,
 * their status is the server's own, and who changes one must have seen it.
 */
public abstract class ClusterScopedStrategy implements RestStrategy {
    private final GroupVersionKind kind;

    /** @param kind in the version that is stored */
    protected ClusterScopedStrategy(GroupVersionKind kind) {
        this.kind = kind;
    }

    @Override
    public final GroupVersionKind kind() {
        return kind;
    }

    @Override
    public final boolean namespaced() {
        return false;
    }

    @Override
    public final boolean allowUnconditionalUpdate() {
        return false;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("status");
    }

    /** Begins with an empty status, whatever the client has sent. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status");
    }

    /** Keeps the status that the object has. */
    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        if (old.at("status").isMissingNode()) {
            object.tree().remove("status");
        } else {
            object.tree().set("status", old.at("status").deepCopy());
        }
    }

    @Override
    public abstract List<FieldError> validate(RequestScope scope, KubeObject object);

    @Override
    public abstract List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old);
}
