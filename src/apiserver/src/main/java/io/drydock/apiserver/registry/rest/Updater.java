package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;

/** Serves {@code update}, and {@code patch} where it is a {@link Getter} too. */
public interface Updater extends RestStorage {

    /**
     * @param forceAllowCreate whether the object is created when there is none, whatever the resource says; server-side
     *     apply asks for it
     */
    Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options);

    default Result update(RequestScope scope, String name, UpdatedObject updated, WriteOptions options) {
        return update(scope, name, updated, false, options);
    }

    /**
     * @param object as it is stored now
     * @param created whether there was none before
     */
    record Result(KubeObject object, boolean created) {}
}
