package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of the resources of {@code discovery.k8s.io}.
 *
 * @see "Go: pkg/registry/discovery/rest/storage_discovery.go: StorageProvider"
 */
public final class DiscoveryResources {
    private static final int SHOWN = 3;

    private DiscoveryResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        return Map.of(
                new GroupResource("discovery.k8s.io", "endpointslices"),
                ResourceDefinition.of(EndpointSliceStrategy::new).withTable(table()));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printEndpointSlice" */
    private static Table table() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("AddressType"),
                        TableColumn.text("Ports"),
                        TableColumn.text("Endpoints"),
                        TableColumn.text("Age"))
                .withRows((slice, now) -> TableRow.of(
                        slice.name(),
                        slice.at("addressType").asString(""),
                        ports(slice.at("ports")),
                        endpoints(slice.at("endpoints")),
                        Cells.age(slice, now)));
    }

    private static String ports(JsonNode ports) {
        List<String> texts = new ArrayList<>();
        for (JsonNode port : ports) {
            JsonNode number = port.path("port");
            texts.add(number.isNumber() ? number.asString() : "*");
        }
        return shown(texts);
    }

    private static String endpoints(JsonNode endpoints) {
        List<String> texts = new ArrayList<>();
        endpoints.forEach(endpoint -> texts.addAll(Cells.texts(endpoint.path("addresses"))));
        return shown(texts);
    }

    private static String shown(List<String> texts) {
        if (texts.isEmpty()) {
            return Cells.UNSET;
        }
        String joined = String.join(",", texts.subList(0, Math.min(SHOWN, texts.size())));
        return texts.size() > SHOWN ? joined + " + " + (texts.size() - SHOWN) + " more..." : joined;
    }
}
