package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * How the resources of {@code networking.k8s.io} look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printIngress, printIngressClass, printNetworkPolicy"
 */
final class NetworkingTables {
    private static final int HOSTS_SHOWN = 3;

    static final Table INGRESSES = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Class"),
                    TableColumn.text("Hosts"),
                    TableColumn.text("Address"),
                    TableColumn.text("Ports"),
                    TableColumn.text("Age"))
            .withRows((ingress, now) -> TableRow.of(
                    ingress.name(),
                    ingress.at("spec", "ingressClassName").asString(Cells.NONE),
                    hosts(ingress.at("spec", "rules")),
                    addresses(ingress.at("status", "loadBalancer", "ingress")),
                    ingress.at("spec", "tls").isEmpty() ? "80" : "80, 443",
                    Cells.age(ingress, now)));
    static final Table INGRESS_CLASSES = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Controller"),
                    TableColumn.text("Parameters"),
                    TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    object.name(),
                    object.at("spec", "controller").asString(""),
                    parameters(object),
                    Cells.age(object, now)));
    static final Table NETWORK_POLICIES = Table.withColumns(
                    TableColumn.ofName(), TableColumn.text("Pod-Selector"), TableColumn.text("Age"))
            .withRows((policy, now) -> TableRow.of(
                    policy.name(), Cells.selector(policy.at("spec", "podSelector")), Cells.age(policy, now)));

    /** The age has no column of its own: the real server forgets it, and clients see a cell too many. */
    static final Table IP_ADDRESSES = Table.withColumns(TableColumn.ofName(), TableColumn.text("ParentRef"))
            .withRows((object, now) ->
                    TableRow.of(object.name(), parent(object.at("spec", "parentRef")), Cells.age(object, now)));

    static final Table SERVICE_CIDRS = Table.withColumns(
                    TableColumn.ofName(), TableColumn.text("CIDRs"), TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    object.name(), String.join(",", Cells.texts(object.at("spec", "cidrs"))), Cells.age(object, now)));

    private NetworkingTables() {}

    private static String parent(JsonNode reference) {
        if (!reference.isObject()) {
            return Cells.NONE;
        }
        String group = reference.path("group").asString("");
        String resource = reference.path("resource").asString("");
        String namespace = reference.path("namespace").asString("");
        return (group.isEmpty() ? resource : resource + "." + group)
                + "/"
                + (namespace.isEmpty() ? "" : namespace + "/")
                + reference.path("name").asString("");
    }

    private static String hosts(JsonNode rules) {
        List<String> hosts = new ArrayList<>();
        boolean more = false;
        for (JsonNode rule : rules) {
            String host = rule.path("host").asString("");
            more |= hosts.size() == HOSTS_SHOWN;
            if (!more && !host.isEmpty()) {
                hosts.add(host);
            }
        }
        if (hosts.isEmpty()) {
            return "*";
        }
        String shown = String.join(",", hosts);
        return more ? shown + " + " + (rules.size() - HOSTS_SHOWN) + " more..." : shown;
    }

    private static String addresses(JsonNode balancers) {
        TreeSet<String> addresses = new TreeSet<>();
        for (JsonNode balancer : balancers) {
            String ip = balancer.path("ip").asString("");
            String address = ip.isEmpty() ? balancer.path("hostname").asString("") : ip;
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return String.join(",", addresses);
    }

    private static String parameters(KubeObject ingressClass) {
        JsonNode parameters = ingressClass.at("spec", "parameters");
        if (!parameters.isObject()) {
            return Cells.NONE;
        }
        String group = parameters.path("apiGroup").asString("");
        String kind = parameters.path("kind").asString("");
        return (group.isEmpty() ? kind : kind + "." + group) + "/"
                + parameters.path("name").asString("");
    }
}
