package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;

/** What came of asking for deletion. */
public sealed interface Deletion {

    /** Whether the object is gone now; otherwise finalizers or a grace period keep it for a while. */
    boolean gone();

    /** Answered with the object: as it was when it went, or as it is while it waits for its end. */
    record OfObject(KubeObject object, boolean gone) implements Deletion {}

    /** Answered with a status that names what was deleted. */
    record OfStatus(Status status, boolean gone) implements Deletion {}
}
