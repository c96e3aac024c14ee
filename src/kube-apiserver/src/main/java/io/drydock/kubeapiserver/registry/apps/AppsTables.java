package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * How workloads look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printDeployment, printReplicaSet, printStatefulSet,
 *     printDaemonSet, printControllerRevision"
 */
final class AppsTables {
    static final Table DEPLOYMENTS = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Ready"),
                    TableColumn.text("Up-to-date"),
                    TableColumn.text("Available"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Containers"),
                    TableColumn.wideText("Images"),
                    TableColumn.wideText("Selector"))
            .withRows(AppsTables::deployment);
    static final Table REPLICA_SETS = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.number("Desired"),
                    TableColumn.number("Current"),
                    TableColumn.number("Ready"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Containers"),
                    TableColumn.wideText("Images"),
                    TableColumn.wideText("Selector"))
            .withRows(AppsTables::replicaSet);
    static final Table STATEFUL_SETS = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Ready"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Containers"),
                    TableColumn.wideText("Images"))
            .withRows(AppsTables::statefulSet);
    static final Table DAEMON_SETS = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.number("Desired"),
                    TableColumn.number("Current"),
                    TableColumn.number("Ready"),
                    TableColumn.number("Up-to-date"),
                    TableColumn.number("Available"),
                    TableColumn.text("Node Selector"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Containers"),
                    TableColumn.wideText("Images"),
                    TableColumn.wideText("Selector"))
            .withRows(AppsTables::daemonSet);
    static final Table CONTROLLER_REVISIONS = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Controller"),
                    TableColumn.text("Revision"),
                    TableColumn.text("Age"))
            .withRows(AppsTables::controllerRevision);

    private AppsTables() {}

    private static TableRow deployment(KubeObject object, Instant now) {
        return TableRow.of(
                object.name(),
                readyOf(object),
                status(object, "updatedReplicas"),
                status(object, "availableReplicas"),
                Cells.age(object, now),
                Cells.each(containers(object), "name"),
                Cells.each(containers(object), "image"),
                Cells.selector(object.at("spec", "selector")));
    }

    private static TableRow replicaSet(KubeObject object, Instant now) {
        return TableRow.of(
                object.name(),
                object.at("spec", "replicas").asLong(0),
                status(object, "replicas"),
                status(object, "readyReplicas"),
                Cells.age(object, now),
                Cells.each(containers(object), "name"),
                Cells.each(containers(object), "image"),
                Cells.selector(object.at("spec", "selector")));
    }

    private static TableRow statefulSet(KubeObject object, Instant now) {
        return TableRow.of(
                object.name(),
                readyOf(object),
                Cells.age(object, now),
                Cells.each(containers(object), "name"),
                Cells.each(containers(object), "image"));
    }

    private static TableRow daemonSet(KubeObject object, Instant now) {
        return TableRow.of(
                object.name(),
                status(object, "desiredNumberScheduled"),
                status(object, "currentNumberScheduled"),
                status(object, "numberReady"),
                status(object, "updatedNumberScheduled"),
                status(object, "numberAvailable"),
                Cells.labels(object.at("spec", "template", "spec", "nodeSelector")),
                Cells.age(object, now),
                Cells.each(containers(object), "name"),
                Cells.each(containers(object), "image"),
                Cells.selector(object.at("spec", "selector")));
    }

    private static TableRow controllerRevision(KubeObject object, Instant now) {
        return TableRow.of(
                object.name(), controller(object), object.at("revision").asLong(0), Cells.age(object, now));
    }

    private static String controller(KubeObject object) {
        for (JsonNode owner : object.ownerReferences()) {
            if (owner.path("controller").asBoolean(false)) {
                String version = owner.path("apiVersion").asString("");
                int slash = version.indexOf('/');
                String kind = owner.path("kind").asString("");
                String named = slash < 0 ? kind : kind + "." + version.substring(0, slash);
                return named.toLowerCase(Locale.ROOT) + "/" + owner.path("name").asString("");
            }
        }
        return Cells.NONE;
    }

    private static String readyOf(KubeObject object) {
        return status(object, "readyReplicas") + "/"
                + object.at("spec", "replicas").asLong(0);
    }

    private static long status(KubeObject object, String field) {
        return object.at("status", field).asLong(0);
    }

    private static JsonNode containers(KubeObject object) {
        return object.at("spec", "template", "spec", "containers");
    }
}
