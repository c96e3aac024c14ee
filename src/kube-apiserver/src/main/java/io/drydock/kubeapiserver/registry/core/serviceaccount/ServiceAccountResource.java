package io.drydock.kubeapiserver.registry.core.serviceaccount;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/registry/core/serviceaccount/strategy.go" */
public final class ServiceAccountResource {
    private static final String MOUNTABLE = "kubernetes.io/enforce-mountable-secrets";

    private ServiceAccountResource() {}

    public static ResourceDefinition definition(Release release) {
        return ResourceDefinition.of(Strategy::new).withTable(table(release));
    }

    /** Newer releases make no secrets for accounts any more, so there is nothing to count. */
    private static Table table(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(TableColumn.ofName(), TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(object.name(), Cells.age(object, now)))
                : Table.withColumns(TableColumn.ofName(), TableColumn.text("Secrets"), TableColumn.text("Age"))
                        .withRows((object, now) ->
                                TableRow.of(object.name(), object.at("secrets").size(), Cells.age(object, now)));
    }

    private static final class Strategy extends GenericStrategy {
        Strategy(ResourceContext context) {
            super(context);
        }

        @Override
        public void prepareForCreate(RequestScope scope, KubeObject object) {
            keepNamesOfSecrets(object);
        }

        @Override
        public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            keepNamesOfSecrets(object);
        }

        /** A secret is of the account's own namespace, so that its name is all there is to say. */
        private static void keepNamesOfSecrets(KubeObject object) {
            for (JsonNode reference : object.at("secrets")) {
                ((ObjectNode) reference).retain(List.of("name"));
            }
        }

        @Override
        public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return validateMetadata(object);
        }

        @Override
        public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
            return object.annotations().containsKey(MOUNTABLE)
                    ? List.of(
                            "metadata.annotations[" + MOUNTABLE + "]: deprecated in v1.32+; prefer separate namespaces"
                                    + " to isolate access to mounted secrets")
                    : List.of();
        }

        @Override
        public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return old.annotations().containsKey(MOUNTABLE) ? List.of() : warningsOnCreate(scope, object);
        }

        @Override
        public boolean returnsDeletedObject() {
            return true;
        }
    }
}
