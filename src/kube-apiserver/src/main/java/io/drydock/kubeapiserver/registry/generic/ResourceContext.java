package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.StructType;
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

    public boolean hasSubresource(String name) {
        return fact.subresource(name).isPresent();
    }
}
