package io.drydock.apiserver.registry.rest;

/** Serves {@code watch}. */
public interface Watcher extends RestStorage {

    /**
     * Begins with what is there already when the resource version is empty or 0, and otherwise with what came after
     * it.
     *
     * @throws io.drydock.apimachinery.status.StatusException when the watch cannot begin
     */
    ObjectWatch watch(RequestScope scope, ListOptions options);
}
