package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.util.List;

/**
 * How certificate signing requests look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printCertificateSigningRequest"
 */
final class SigningRequestTable {
    static final Table TABLE = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Age"),
                    TableColumn.text("SignerName"),
                    TableColumn.text("Requestor"),
                    TableColumn.text("Condition"))
            .withRows((object, now) -> TableRow.of(
                    object.name(),
                    Cells.age(object, now),
                    Cells.orNone(object.at("spec", "signerName").asString("")),
                    object.at("spec", "username").asString(""),
                    condition(object)));

    private SigningRequestTable() {}

    private static String condition(KubeObject object) {
        List<String> types = object.at("status", "conditions")
                .valueStream()
                .map(condition -> condition.path("type").asString(""))
                .toList();
        String decision = types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending";
        String failed = types.contains("Failed") ? ",Failed" : "";
        String issued = object.at("status", "certificate").asString("").isEmpty() ? "" : ",Issued";
        return decision + failed + issued;
    }
}
