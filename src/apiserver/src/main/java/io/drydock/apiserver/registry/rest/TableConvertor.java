package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the objects of one kind look as a table. Row by row; the endpoint puts the rows, their objects and the list's
 * metadata together.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: TableConvertor"
 * @see "Go: pkg/printers/tablegenerator.go: HumanReadableGenerator"
 */
public interface TableConvertor {

    /** Name and time of creation, for kinds that say nothing else. */
    TableConvertor DEFAULT = new DefaultTableConvertor();

    List<TableColumn> columns();

    /**
     * @param object in the version that is stored; not to be changed
     * @param now that ages are counted to
     */
    TableRow row(KubeObject object, Instant now);

    /** The order in which a list's rows stand; absent for that of the list. */
    default Optional<Comparator<KubeObject>> order() {
        return Optional.empty();
    }

    /** Whether a table without rows says that it has none by null rather than by an empty list. */
    default boolean nullWithoutRows() {
        return false;
    }
}
