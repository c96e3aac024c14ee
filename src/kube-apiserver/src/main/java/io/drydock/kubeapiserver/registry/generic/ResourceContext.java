package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;

/**
 * What a resource is built from.
 *
 * @param fact of the resource in the version that is stored
 * @param scheme that knows the release's kinds
 * @param directory of all resources; empty until all are built, so ask it only when a request comes
 * @param capabilities that pods are allowed
 */
public record ResourceContext(
        ResourceFact fact, Scheme scheme, ResourceDirectory directory, Capabilities capabilities) {
    /** The kind that is stored. */
    public GroupVersionKind kind() {
        return fact.kind();
    }

    public Release release() {
        return scheme.catalog().release();
    }

    public StructType type() {
        return scheme.typeOf(kind())
                .orElseThrow(() -> new IllegalStateException("the catalog has no type for " + kind()));
    }

    /** The type of what stands at a path of fields; lists on the way are looked into. */
    public Type typeAt(String... path) {
        Type type = type();
        for (String name : path) {
            Type struct = type instanceof ListType list ? list.item() : type;
            type = struct instanceof StructType known
                    ? known.field(name)
                            .orElseThrow(() -> new IllegalArgumentException(known + " has no field " + name))
                            .type()
                    : struct;
        }
        return type instanceof ListType list ? list.item() : type;
    }

    public boolean hasSubresource(String name) {
        return fact.subresource(name).isPresent();
    }
}
