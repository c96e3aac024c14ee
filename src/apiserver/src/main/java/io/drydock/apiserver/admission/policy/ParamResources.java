package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Optional;

/** Finds the objects that policies take for parameters. What it gives is shared, never to be changed. */
@FunctionalInterface
public interface ParamResources {

    /** @return absent when no such kind is served */
    Optional<ParamResource> find(ParamKind kind);

    /** The objects of one kind, in whatever version they are stored. */
    interface ParamResource {
        boolean namespaced();

        /** @param namespace empty for a resource of the cluster */
        Optional<KubeObject> get(String namespace, String name);

        /** @param namespace empty for a resource of the cluster */
        List<KubeObject> list(String namespace);
    }
}
