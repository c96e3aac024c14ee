package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.HumanDuration;
import io.drydock.kubeapiserver.printers.Table;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How certificate signing requests look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printCertificateSigningRequest"
 */
final class SigningRequestTable {
    private SigningRequestTable() {}

    static Table of(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Age"),
                                TableColumn.text("SignerName"),
                                TableColumn.text("Requestor"),
                                TableColumn.text("RequestedDuration"),
                                TableColumn.text("Condition"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                Cells.age(object, now),
                                signer(object),
                                requestor(object),
                                requestedDuration(object),
                                condition(object)))
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Age"),
                                TableColumn.text("SignerName"),
                                TableColumn.text("Requestor"),
                                TableColumn.text("Condition"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                Cells.age(object, now),
                                signer(object),
                                requestor(object),
                                condition(object)));
    }

    private static String signer(KubeObject object) {
        return Cells.orNone(object.at("spec", "signerName").asString(""));
    }

    private static String requestor(KubeObject object) {
        return object.at("spec", "username").asString("");
    }

    private static String requestedDuration(KubeObject object) {
        JsonNode seconds = object.at("spec", "expirationSeconds");
        return seconds.isNumber() ? HumanDuration.format(Duration.ofSeconds(seconds.asLong())) : Cells.NONE;
    }

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
