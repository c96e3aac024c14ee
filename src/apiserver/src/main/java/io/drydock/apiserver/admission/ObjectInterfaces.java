package io.drydock.apiserver.admission;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import java.util.List;
import java.util.Optional;

/**
 * How the endpoint of a write handles its objects, for plug-ins that look at them in another version.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/interfaces.go: ObjectInterfaces"
 */
public interface ObjectInterfaces {

    /** Knows objects in the one version they are in. */
    ObjectInterfaces SINGLE_VERSION = new SingleVersion();

    /**
     * The object in a version, in the form in which clients see it; a copy, unless there is but one version and form.
     *
     * @throws StatusException 500 when it cannot be converted
     */
    KubeObject convert(KubeObject object, GroupVersionKind kind);

    /**
     * Reads an object. Fields that its type does not have are dropped.
     *
     * @throws StatusException 500 when it is not such an object
     */
    KubeObject read(byte[] json, GroupVersionKind kind);

    /** Gives values to what the object leaves open, in place. */
    void setDefaults(KubeObject object);

    /** The type of a kind of objects; absent when it is not known. */
    Optional<StructType> typeOf(GroupVersionKind kind);

    /** The resources that show the same objects, other than this one itself. */
    List<GroupVersionResource> equivalents(GroupVersionResource resource, String subresource);

    /** What kind the objects of a resource or subresource are; absent when it is not served. */
    Optional<GroupVersionKind> kindOf(GroupVersionResource resource, String subresource);
}
