package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.ObjectInterfaces;
import java.util.List;
import java.util.Optional;

/** How an endpoint handles its objects for admission: by the scheme of its server. */
record EndpointObjects(EndpointScope endpoint) implements ObjectInterfaces {

    @Override
    public KubeObject convert(KubeObject object, GroupVersionKind kind) {
        Scheme scheme = endpoint.settings().scheme();
        GroupVersionKind own = object.groupVersionKind();
        if (!own.equals(kind) && !scheme.convertible(own, kind)) {
            throw StatusErrors.internalError("converting (" + own + ") to (" + kind + "): unknown conversion");
        }
        return scheme.canonical(scheme.convert(object, kind.groupVersion()));
    }

    @Override
    public KubeObject read(byte[] json, GroupVersionKind kind) {
        Scheme scheme = endpoint.settings().scheme();
        try {
            return new ObjectReader(scheme)
                    .decode(json, ObjectReader.Format.JSON, kind)
                    .object();
        } catch (DecodeException notAnObject) {
            throw StatusErrors.internalError(String.valueOf(notAnObject.getMessage()));
        }
    }

    @Override
    public void setDefaults(KubeObject object) {
        endpoint.settings().scheme().setDefaults(object);
    }

    @Override
    public Optional<StructType> typeOf(GroupVersionKind kind) {
        return endpoint.settings().scheme().typeOf(kind);
    }

    @Override
    public List<GroupVersionResource> equivalents(GroupVersionResource resource, String subresource) {
        return endpoint.equivalents().of(resource, subresource);
    }

    @Override
    public Optional<GroupVersionKind> kindOf(GroupVersionResource resource, String subresource) {
        return endpoint.equivalents().kindOf(resource, subresource);
    }
}
