package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;

/** Leaves an update that turned out to be the end of its object. */
final class EmptiedFinalizers extends RuntimeException {
    private final transient KubeObject object;

    EmptiedFinalizers(KubeObject object) {
        super("the last finalizer is gone", null, false, false);
        this.object = object;
    }

    KubeObject object() {
        return object;
    }
}
