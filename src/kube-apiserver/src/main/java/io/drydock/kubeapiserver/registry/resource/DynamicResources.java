package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The definitions of the resources of {@code resource.k8s.io}.
 *
 * @see "Go 1.36: pkg/registry/resource/rest/storage_resource.go: RESTStorageProvider"
 * @see "Go 1.36: pkg/printers/internalversion/printers.go: printResourceClaim, printResourceSlice"
 */
public final class DynamicResources {
    static final String GROUP = "resource.k8s.io";

    private DynamicResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        return Map.of(
                resource("deviceclasses"),
                ResourceDefinition.of(context -> new ValidatedStrategy(context, new DeviceClassValidation()))
                        .withTable(named()),
                resource("resourceclaims"),
                ResourceDefinition.of(ResourceClaimStrategy::new)
                        .withTable(claims())
                        .withStatusLike(
                                "status", main -> new ResourceClaimStatusStrategy((ResourceClaimStrategy) main)),
                resource("resourceclaimtemplates"),
                ResourceDefinition.of(ClaimTemplateStrategy::new).withTable(named()),
                resource("resourceslices"),
                ResourceDefinition.of(ResourceSliceStrategy::new).withTable(slices()));
    }

    private static GroupResource resource(String name) {
        return new GroupResource(GROUP, name);
    }

    private static Table named() {
        return Table.withColumns(TableColumn.ofName(), TableColumn.text("Age"))
                .withRows((object, now) -> TableRow.of(object.name(), Cells.age(object, now)));
    }

    private static Table claims() {
        return Table.withColumns(TableColumn.ofName(), TableColumn.text("State"), TableColumn.text("Age"))
                .withRows((claim, now) -> TableRow.of(claim.name(), state(claim), Cells.age(claim, now)));
    }

    private static String state(KubeObject claim) {
        List<String> states = new ArrayList<>();
        boolean deleted = claim.deletionTimestamp().isPresent();
        if (deleted) {
            states.add("deleted");
        }
        if (claim.at("status", "allocation").isObject()) {
            states.add("allocated");
            if (!claim.at("status", "reservedFor").isEmpty()) {
                states.add("reserved");
            }
        } else if (!deleted) {
            states.add("pending");
        }
        return String.join(",", states);
    }

    private static Table slices() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("Node"),
                        TableColumn.text("Driver"),
                        TableColumn.text("Pool"),
                        TableColumn.text("Age"))
                .withRows((slice, now) -> TableRow.of(
                        slice.name(),
                        slice.at("spec", "nodeName").asString(""),
                        slice.at("spec", "driver").asString(""),
                        slice.at("spec", "pool", "name").asString(""),
                        Cells.age(slice, now)));
    }
}
