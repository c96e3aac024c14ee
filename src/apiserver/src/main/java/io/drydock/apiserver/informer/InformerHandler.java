package io.drydock.apiserver.informer;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/** Told of every change that an informer sees, one after the other, on the informer's own thread. */
@FunctionalInterface
public interface InformerHandler {

    /**
     * @param before absent when the object is new
     * @param after absent when the object is gone
     */
    void changed(Optional<KubeObject> before, Optional<KubeObject> after);
}
