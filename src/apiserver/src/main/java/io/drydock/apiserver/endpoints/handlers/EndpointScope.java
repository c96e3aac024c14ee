package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.admission.matching.EquivalentResources;
import io.drydock.apiserver.endpoints.negotiation.EndpointRestrictions;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableProvider;

/**
 * What all operations on one resource or subresource, served in one version, share.
 *
 * @param subresource empty for the resource itself
 * @param kind of the objects as clients see them
 * @param equivalents the resources that show the same objects as others
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: RequestScope"
 */
public record EndpointScope(
        GroupVersionResource resource,
        String subresource,
        GroupVersionKind kind,
        boolean namespaced,
        RestStorage storage,
        FieldManagers fieldManagers,
        EquivalentResources equivalents,
        EndpointSettings settings)
        implements EndpointRestrictions {

    /** The object as clients of this version see it; a Status or an object of another kind stays as it is. */
    KubeObject outgoing(KubeObject object) {
        if (!isStored(object) || storage.kind().equals(kind)) {
            return object;
        }
        return settings.scheme().canonical(settings.scheme().convert(object, kind.groupVersion()));
    }

    EncodedObject outgoing(EncodedObject object) {
        return storage.kind().equals(kind) ? object : object.converted(kind, this::outgoing);
    }

    /** The object in the version that is stored. */
    KubeObject incoming(KubeObject object) {
        return object.kind().equals(kind.kind())
                ? settings.scheme().convert(object, storage.kind().groupVersion())
                : object;
    }

    TableConvertor tableConvertor() {
        return storage instanceof TableProvider provider ? provider.tableConvertor() : TableConvertor.DEFAULT;
    }

    @Override
    public boolean allowsConversion(MediaType format, GroupVersionKind target) {
        return target.group().equals("meta.k8s.io")
                && (target.version().equals("v1") || target.version().equals("v1beta1"))
                && switch (target.kind()) {
                    case "Table" ->
                        storage instanceof TableProvider provider
                                && provider.hasTables()
                                && format != MediaType.PROTOBUF;
                    case "PartialObjectMetadata", "PartialObjectMetadataList" -> true;
                    default -> false;
                };
    }

    private boolean isStored(KubeObject object) {
        return object.kind().equals(storage.kind().kind())
                && object.apiVersion().equals(storage.kind().apiVersion());
    }
}
