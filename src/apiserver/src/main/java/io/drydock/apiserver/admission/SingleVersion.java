package io.drydock.apiserver.admission;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objects without types, whose version is the only one. */
record SingleVersion() implements ObjectInterfaces {

    @Override
    public KubeObject convert(KubeObject object, GroupVersionKind kind) {
        if (!object.groupVersionKind().equals(kind)) {
            throw StatusErrors.internalError("unable to convert " + object.groupVersionKind() + " to " + kind);
        }
        return object;
    }

    @Override
    public KubeObject read(byte[] json, GroupVersionKind kind) {
        if (JsonMapper.shared().readTree(json) instanceof ObjectNode tree) {
            return convert(KubeObject.of(tree), kind);
        }
        throw StatusErrors.internalError("a " + kind + " must be a JSON object");
    }

    @Override
    public void setDefaults(KubeObject object) {}

    @Override
    public Optional<StructType> typeOf(GroupVersionKind kind) {
        return Optional.empty();
    }

    @Override
    public List<GroupVersionResource> equivalents(GroupVersionResource resource, String subresource) {
        return List.of();
    }

    @Override
    public Optional<GroupVersionKind> kindOf(GroupVersionResource resource, String subresource) {
        return Optional.empty();
    }
}
