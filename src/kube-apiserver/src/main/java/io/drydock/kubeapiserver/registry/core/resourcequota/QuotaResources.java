package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** @see "Go: pkg/printers/internalversion/printers.go: printResourceQuota" */
public final class QuotaResources {
    private QuotaResources() {}

    /** @param release later ones show the age last, as all other tables do */
    public static ResourceDefinition quotas(Release release) {
        boolean ageLast = release.atLeast(Release.V1_36);
        TableColumn age = TableColumn.text("Age");
        TableColumn request = TableColumn.text("Request");
        TableColumn limit = TableColumn.text("Limit");
        Table.Columns columns = ageLast
                ? Table.withColumns(TableColumn.ofName(), request, limit, age)
                : Table.withColumns(TableColumn.ofName(), age, request, limit);
        return ResourceDefinition.of(ResourceQuotaStrategy::new)
                .withTable(columns.withRows((object, now) -> row(object, now, ageLast)))
                .withStatus(ResourceQuotaStrategy::status);
    }

    public static ResourceDefinition limitRanges() {
        return ResourceDefinition.of(LimitRangeStrategy::new);
    }

    private static TableRow row(KubeObject object, Instant now, boolean ageLast) {
        List<String> requests = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        for (String resource : new TreeSet<>(object.at("status", "hard").propertyNames())) {
            String used = object.at("status", "used", resource).asString("0");
            String hard = object.at("status", "hard", resource).asString("0");
            (resource.startsWith("limits.") ? limits : requests).add(resource + ": " + used + "/" + hard);
        }
        String age = Cells.age(object, now);
        String requested = String.join(", ", requests);
        String limited = String.join(", ", limits);
        return ageLast
                ? TableRow.of(object.name(), requested, limited, age)
                : TableRow.of(object.name(), age, requested, limited);
    }
}
