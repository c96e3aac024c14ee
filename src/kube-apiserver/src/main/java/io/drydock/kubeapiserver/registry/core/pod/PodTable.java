package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/printers/internalversion/printers.go: printPod" */
final class PodTable implements TableConvertor {
    private final Release release;
    private final boolean tellsLastRestart;

    /** @param release from a certain one on, the restarts are a text that says how long ago the last one was */
    PodTable(Release release) {
        this.release = release;
        this.tellsLastRestart = release.atLeast(Release.V1_36);
    }

    @Override
    public List<TableColumn> columns() {
        return List.of(
                TableColumn.ofName(),
                TableColumn.text("Ready"),
                TableColumn.text("Status"),
                new TableColumn("Restarts", tellsLastRestart ? "string" : "integer", "", "", 0),
                TableColumn.text("Age"),
                TableColumn.wideText("IP"),
                TableColumn.wideText("Node"),
                TableColumn.wideText("Nominated Node"),
                TableColumn.wideText("Readiness Gates"));
    }

    @Override
    public TableRow row(KubeObject pod, Instant now) {
        PodSummary summary = PodSummary.of(pod, release);
        String address = pod.at("status", "podIPs").path(0).path("ip").asString("");
        TableRow row = TableRow.of(
                pod.name(),
                summary.ready() + "/" + summary.total(),
                summary.status(),
                restarts(summary, now),
                Cells.age(pod, now),
                Cells.orNone(address),
                Cells.orNone(pod.at("spec", "nodeName").asString("")),
                Cells.orNone(pod.at("status", "nominatedNodeName").asString("")),
                readinessGates(pod));
        return switch (pod.at("status", "phase").asString("")) {
            case "Succeeded" -> row.withConditions(ended("Succeeded", "The pod has completed successfully."));
            case "Failed" -> row.withConditions(ended("Failed", "The pod failed."));
            default -> row;
        };
    }

    private Object restarts(PodSummary summary, Instant now) {
        if (!tellsLastRestart) {
            return summary.restarts();
        }
        boolean told = summary.restarts() > 0 && !summary.lastRestart().isEmpty();
        return told
                ? summary.restarts() + " (" + Cells.since(summary.lastRestart(), now) + " ago)"
                : Long.toString(summary.restarts());
    }

    private static List<ObjectNode> ended(String reason, String message) {
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("type", "Completed")
                .put("status", "True")
                .put("reason", reason)
                .put("message", message);
        return List.of(mark);
    }

    private static String readinessGates(KubeObject pod) {
        JsonNode gates = pod.at("spec", "readinessGates");
        if (gates.isEmpty()) {
            return Cells.NONE;
        }
        int open = 0;
        for (JsonNode gate : gates) {
            for (JsonNode condition : pod.at("status", "conditions")) {
                boolean same = condition.path("type").equals(gate.path("conditionType"));
                if (same && condition.path("status").asString("").equals("True")) {
                    open++;
                }
            }
        }
        return open + "/" + gates.size();
    }
}
