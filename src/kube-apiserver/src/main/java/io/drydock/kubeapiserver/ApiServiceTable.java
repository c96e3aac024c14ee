package io.drydock.kubeapiserver;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import tools.jackson.databind.JsonNode;

/**
 * How APIServices look in a table.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice/etcd/etcd.go: REST.ConvertToTable"
 */
final class ApiServiceTable {
    static final Table TABLE = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Service"),
                    TableColumn.text("Available"),
                    TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    object.name(), service(object.at("spec", "service")), available(object), Cells.age(object, now)));

    private ApiServiceTable() {}

    private static String service(JsonNode reference) {
        return reference.isObject()
                ? reference.path("namespace").asString("") + "/"
                        + reference.path("name").asString("")
                : "Local";
    }

    private static String available(KubeObject object) {
        for (JsonNode condition : object.at("status", "conditions")) {
            if (condition.path("type").asString("").equals("Available")) {
                String status = condition.path("status").asString("");
                String reason = condition.path("reason").asString("");
                return status.equals("True") || reason.isEmpty() ? status : status + " (" + reason + ")";
            }
        }
        return "Unknown";
    }
}
