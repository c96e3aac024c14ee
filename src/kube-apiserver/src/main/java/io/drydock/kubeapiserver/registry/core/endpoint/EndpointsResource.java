package io.drydock.kubeapiserver.registry.core.endpoint;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/registry/core/endpoint/strategy.go" */
public final class EndpointsResource {
    private static final int SHOWN = 3;

    private EndpointsResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(Strategy::new)
                .withTable(
                        Table.withColumns(TableColumn.ofName(), TableColumn.text("Endpoints"), TableColumn.text("Age"))
                                .withRows((object, now) -> TableRow.of(
                                        object.name(), endpoints(object.at("subsets")), Cells.age(object, now))));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: formatEndpoints" */
    private static String endpoints(JsonNode subsets) {
        if (subsets.isEmpty()) {
            return Cells.NONE;
        }
        List<String> all = new ArrayList<>();
        for (JsonNode subset : subsets) {
            JsonNode addresses = subset.path("addresses");
            if (subset.path("ports").isEmpty()) {
                addresses.forEach(address -> all.add(address.path("ip").asString("")));
            }
            for (JsonNode port : subset.path("ports")) {
                addresses.forEach(address -> all.add(joined(
                        address.path("ip").asString(""), port.path("port").asLong(0))));
            }
        }
        String shown = String.join(",", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? shown + " + " + (all.size() - SHOWN) + " more..." : shown;
    }

    private static String joined(String address, long port) {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static final class Strategy extends GenericStrategy {
        Strategy(ResourceContext context) {
            super(context);
        }

        @Override
        public List<FieldError> validate(RequestScope scope, KubeObject object) {
            FieldErrors errors = new FieldErrors();
            EndpointsValidation.validate(object.at("subsets"), newer(), FieldPath.of("subsets"), errors);
            return errors.list();
        }

        private boolean newer() {
            return release().atLeast(Release.V1_36);
        }

        @Override
        public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            // What was once taken may stay, so that metadata can be changed beside it.
            boolean kept = newer() && JsonTrees.equal(object.at("subsets"), old.at("subsets"));
            FieldErrors errors = new FieldErrors();
            errors.addAll(validateMetadata(object));
            errors.addAll(kept ? List.of() : validate(scope, object));
            return errors.list();
        }

        @Override
        public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
            return EndpointsValidation.warnings(object);
        }

        @Override
        public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return warningsOnCreate(scope, object);
        }

        @Override
        public boolean allowCreateOnUpdate() {
            return true;
        }
    }
}
