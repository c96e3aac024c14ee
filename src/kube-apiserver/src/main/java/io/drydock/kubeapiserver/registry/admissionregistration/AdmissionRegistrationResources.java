package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code admissionregistration.k8s.io}.
 *
 * @see "Go: pkg/registry/admissionregistration/rest/storage_apiserver.go: RESTStorageProvider"
 */
public final class AdmissionRegistrationResources {
    private AdmissionRegistrationResources() {}

    /** @param authorizer asked whether who writes a policy may read the objects it takes for parameters */
    public static Map<GroupResource, ResourceDefinition> definitions(Authorizer authorizer) {
        GroupResource policies = registration("validatingadmissionpolicies");
        return Map.of(
                registration("mutatingwebhookconfigurations"),
                ResourceDefinition.of(context -> new WebhookStrategy(context, true))
                        .withTable(table()),
                registration("validatingwebhookconfigurations"),
                ResourceDefinition.of(context -> new WebhookStrategy(context, false))
                        .withTable(table()),
                policies,
                ResourceDefinition.of(context -> new PolicyStrategy(
                                context,
                                new ValidatingPolicyValidation(),
                                new ParamReadCheck(authorizer, context, policies)))
                        .withTable(PolicyTables.ofPolicies("validations", "Validations"))
                        .withStatusLike("status", ValidatedStrategy::status),
                registration("validatingadmissionpolicybindings"),
                ResourceDefinition.of(context -> new BindingStrategy(
                                context,
                                new ValidatingBindingValidation(),
                                new ParamReadCheck(authorizer, context, policies)))
                        .withTable(PolicyTables.ofBindings()));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printMutatingWebhook, printValidatingWebhook" */
    private static Table table() {
        return Table.withColumns(TableColumn.ofName(), TableColumn.number("Webhooks"), TableColumn.text("Age"))
                .withRows((object, now) ->
                        TableRow.of(object.name(), (long) object.at("webhooks").size(), Cells.age(object, now)));
    }

    private static GroupResource registration(String resource) {
        return new GroupResource("admissionregistration.k8s.io", resource);
    }
}
