package io.drydock.apiserver.registry.rest;

import java.util.Set;

/** Serves {@code list}. The list's kind is the objects' kind with {@code List} after it. */
public interface Lister extends TableProvider {

    /**
     * @throws io.drydock.apimachinery.status.StatusException 400 for a token or resource version that cannot be read,
     *     410 for one that is no longer kept, 504 for a resource version that lies in the future
     */
    ObjectList list(RequestScope scope, ListOptions options);

    /** The fields a field selector may name, besides an object's name and namespace. */
    default Set<String> selectableFields() {
        return Set.of();
    }
}
