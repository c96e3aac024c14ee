package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status subresource of a cluster-scoped resource whose objects are a spec and a status: the spec stays as it is,
 * and so do the parts of the metadata that only the resource itself may change.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice/strategy.go: apiServerStatusStrategy"
 */
public abstract class StatusOnlyStrategy implements RestStrategy {
    private final GroupVersionKind kind;
    private final List<String> keptMetadata;

    /** @param keptMetadata the fields of the metadata that stay as they are */
    protected StatusOnlyStrategy(GroupVersionKind kind, List<String> keptMetadata) {
        this.kind = kind;
        this.keptMetadata = List.copyOf(keptMetadata);
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
        return ResetFields.of("spec");
    }

    @Override
    public final void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        keep(old.tree(), object.tree(), "spec");
        keptMetadata.forEach(field -> keep(old.metadata(), object.metadata(), field));
    }

    private static void keep(ObjectNode from, ObjectNode to, String field) {
        JsonNode kept = from.get(field);
        if (kept == null) {
            to.remove(field);
        } else {
            to.set(field, kept.deepCopy());
        }
    }
}
