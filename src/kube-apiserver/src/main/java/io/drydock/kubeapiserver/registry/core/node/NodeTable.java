package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/printers/internalversion/printers.go: printNode" */
final class NodeTable implements TableConvertor {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String ROLE = "kubernetes.io/role";

    @Override
    public List<TableColumn> columns() {
        return List.of(
                TableColumn.ofName(),
                TableColumn.text("Status"),
                TableColumn.text("Roles"),
                TableColumn.text("Age"),
                TableColumn.text("Version"),
                TableColumn.wideText("Internal-IP"),
                TableColumn.wideText("External-IP"),
                TableColumn.wideText("OS-Image"),
                TableColumn.wideText("Kernel-Version"),
                TableColumn.wideText("Container-Runtime"));
    }

    @Override
    public TableRow row(KubeObject node, Instant now) {
        return TableRow.of(
                node.name(),
                status(node),
                Cells.list(roles(node)),
                Cells.age(node, now),
                info(node, "kubeletVersion"),
                address(node, "InternalIP"),
                address(node, "ExternalIP"),
                orUnknown(info(node, "osImage")),
                orUnknown(info(node, "kernelVersion")),
                orUnknown(info(node, "containerRuntimeVersion")));
    }

    private static String status(KubeObject node) {
        List<String> words = new ArrayList<>();
        for (JsonNode condition : node.at("status", "conditions")) {
            if (condition.path("type").asString("").equals("Ready")) {
                words.add(condition.path("status").asString("").equals("True") ? "Ready" : "NotReady");
            }
        }
        if (words.isEmpty()) {
            words.add("Unknown");
        }
        if (node.at("spec", "unschedulable").asBoolean(false)) {
            words.add("SchedulingDisabled");
        }
        return String.join(",", words);
    }

    private static List<String> roles(KubeObject node) {
        TreeSet<String> roles = new TreeSet<>();
        node.labels().forEach((key, value) -> {
            if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
                roles.add(key.substring(ROLE_PREFIX.length()));
            } else if (key.equals(ROLE) && !value.isEmpty()) {
                roles.add(value);
            }
        });
        return List.copyOf(roles);
    }

    private static String info(KubeObject node, String field) {
        return node.at("status", "nodeInfo", field).asString("");
    }

    private static String address(KubeObject node, String type) {
        for (JsonNode address : node.at("status", "addresses")) {
            if (address.path("type").asString("").equals(type)) {
                return address.path("address").asString("");
            }
        }
        return Cells.NONE;
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? Cells.UNKNOWN : text;
    }
}
