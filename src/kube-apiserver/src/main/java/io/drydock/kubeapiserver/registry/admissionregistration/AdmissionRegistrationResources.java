package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.HashMap;
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
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        all.put(
                registration("mutatingwebhookconfigurations"),
                ResourceDefinition.of(context -> new WebhookStrategy(context, true))
                        .withTable(table()));
        all.put(
                registration("validatingwebhookconfigurations"),
                ResourceDefinition.of(context -> new WebhookStrategy(context, false))
                        .withTable(table()));
        GroupResource validating = registration("validatingadmissionpolicies");
        all.put(
                validating,
                policies(validating, new ValidatingPolicyValidation(), authorizer)
                        .withTable(PolicyTables.ofPolicies("validations", "Validations"))
                        .withStatus(ValidatedStrategy::status));
        all.put(
                registration("validatingadmissionpolicybindings"),
                bindings(validating, new ValidatingBindingValidation(), authorizer));
        GroupResource mutating = registration("mutatingadmissionpolicies");
        all.put(
                mutating,
                policies(mutating, new MutatingPolicyValidation(), authorizer)
                        .withTable(PolicyTables.ofPolicies("mutations", "Mutations")));
        all.put(
                registration("mutatingadmissionpolicybindings"),
                bindings(mutating, new MutatingBindingValidation(), authorizer));
        return all;
    }

    private static ResourceDefinition policies(
            GroupResource resource, ObjectValidation validation, Authorizer authorizer) {
        return ResourceDefinition.of(context -> new ParamStrategy(
                context,
                validation,
                ParamStrategy.Params.ofPolicies(new ParamReadCheck(authorizer, context, resource))));
    }

    /** @param policies whose bindings they are */
    private static ResourceDefinition bindings(
            GroupResource policies, ObjectValidation validation, Authorizer authorizer) {
        return ResourceDefinition.of(context -> new ParamStrategy(
                        context,
                        validation,
                        ParamStrategy.Params.ofBindings(new ParamReadCheck(authorizer, context, policies))))
                .withTable(PolicyTables.ofBindings());
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
