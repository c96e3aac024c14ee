package io.drydock.kubeapiserver.registry.core.service;

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

/** @see "Go: pkg/printers/internalversion/printers.go: printService" */
final class ServiceTable implements TableConvertor {
    @Override
    public List<TableColumn> columns() {
        return List.of(
                TableColumn.ofName(),
                TableColumn.text("Type"),
                TableColumn.text("Cluster-IP"),
                TableColumn.text("External-IP"),
                TableColumn.text("Port(s)"),
                TableColumn.text("Age"),
                TableColumn.wideText("Selector"));
    }

    @Override
    public TableRow row(KubeObject service, Instant now) {
        List<String> addresses = ServiceShape.clusterIps(service);
        return TableRow.of(
                service.name(),
                ServiceShape.type(service),
                addresses.isEmpty() ? Cells.NONE : addresses.getFirst(),
                externalAddress(service),
                Cells.list(ports(service)),
                Cells.age(service, now),
                Cells.labels(service.at("spec", "selector")));
    }

    private static String externalAddress(KubeObject service) {
        List<String> external = Cells.texts(service.at("spec", "externalIPs"));
        return switch (ServiceShape.type(service)) {
            case "ClusterIP", "NodePort" -> Cells.list(external);
            case "LoadBalancer" -> {
                TreeSet<String> balanced = new TreeSet<>();
                for (JsonNode ingress : service.at("status", "loadBalancer", "ingress")) {
                    String address = ingress.path("ip").asString("");
                    balanced.add(address.isEmpty() ? ingress.path("hostname").asString("") : address);
                }
                List<String> all = new ArrayList<>(balanced);
                all.addAll(external);
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> service.at("spec", "externalName").asString("");
            default -> Cells.UNKNOWN;
        };
    }

    private static List<String> ports(KubeObject service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : ServiceShape.ports(service)) {
            long nodePort = port.path("nodePort").asLong(0);
            ports.add(port.path("port").asLong(0) + (nodePort == 0 ? "" : ":" + nodePort) + "/"
                    + port.path("protocol").asString(""));
        }
        return ports;
    }
}
