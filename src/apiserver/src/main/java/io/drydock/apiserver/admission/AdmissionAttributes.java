package io.drydock.apiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.authentication.UserInfo;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A write on its way into the store.
 *
 * @param kind of the objects at the endpoint that the request came to, which may be another version than the one they
 *     are in
 * @param resource of that endpoint
 * @param namespace the namespace itself when it is one that is written; empty for other resources of the cluster
 * @param name empty while it is not known, as for {@code generateName}
 * @param object the new object, in the version the server stores; absent when deleting. Mutating plug-ins change it in
 *     place
 * @param oldObject what is stored now; absent when creating
 * @param options CreateOptions, UpdateOptions or DeleteOptions, as the operation has them; empty when connecting
 * @param objects how the endpoint handles its objects
 * @param context where plug-ins leave notes, and remember what they have done
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/attributes.go: attributesRecord"
 */
public record AdmissionAttributes(
        Operation operation,
        GroupVersionKind kind,
        GroupVersionResource resource,
        String subresource,
        String namespace,
        String name,
        Optional<KubeObject> object,
        Optional<KubeObject> oldObject,
        ObjectNode options,
        boolean dryRun,
        UserInfo user,
        ObjectInterfaces objects,
        AdmissionContext context) {

    /** A write whose objects are known in their own version only, and of which nobody keeps notes. */
    public AdmissionAttributes(
            Operation operation,
            GroupVersionKind kind,
            GroupVersionResource resource,
            String subresource,
            String namespace,
            String name,
            Optional<KubeObject> object,
            Optional<KubeObject> oldObject,
            ObjectNode options,
            boolean dryRun,
            UserInfo user) {
        this(
                operation,
                kind,
                resource,
                subresource,
                namespace,
                name,
                object,
                oldObject,
                options,
                dryRun,
                user,
                ObjectInterfaces.SINGLE_VERSION,
                AdmissionContext.silent());
    }

    /** What is done to the object. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        CONNECT
    }
}
