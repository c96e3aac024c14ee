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
 * @param name empty while it is not known, as for {@code generateName}
 * @param object the new object, in the version the server stores; absent when deleting. Mutating plug-ins change it in
 *     place
 * @param oldObject what is stored now; absent when creating
 * @param options the request's CreateOptions, UpdateOptions, PatchOptions or DeleteOptions
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
        UserInfo user) {

    /** What is done to the object. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        CONNECT
    }
}
