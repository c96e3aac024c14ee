package io.drydock.kubeapiserver.admission.ownerreferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class OwnerReferencesPermissionEnforcementTest {
    private static final String OWNER =
            "{'apiVersion':'apps/v1','kind':'ReplicaSet','name':'r','uid':'u','blockOwnerDeletion':BLOCKS}";

    /** Each user may do what their name says, and nothing else. */
    private final Authorizer authorizer = request -> {
        String asked = request.verb() + "-" + request.resource()
                + (request.subresource().isEmpty() ? "" : "-" + request.subresource());
        return request.user().name().contains(asked) ? Authorizer.Decision.allow("") : Authorizer.Decision.NO_OPINION;
    };

    private final OwnerReferencesPermissionEnforcement admission = new OwnerReferencesPermissionEnforcement(
            new Lookup(new BuiltInServer(Release.V1_36).directory()), authorizer);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody | CREATE | [] | allowed
            nobody | CREATE | [OWNER] | allowed
            nobody | CREATE | [BLOCKING] | pods "p" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: , <nil>
            update-replicasets-finalizers | CREATE | [BLOCKING] | allowed
            nobody | UPDATE | [OWNER] | pods "p" is forbidden: cannot set an ownerRef on a resource you can't delete: , <nil>
            delete-pods | UPDATE | [OWNER] | allowed
            nobody | UPDATE | [] | allowed
            nobody | CREATE | [{'apiVersion':'x/v1','kind':'Y','uid':'u','blockOwnerDeletion':true}] | pods "p" is forbidden: cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion x/v1 Kind Y: no matches for kind "Y" in version "x/v1"
            """, quoteCharacter = '`')
    void who_may_give_an_object_an_owner(String user, String operation, String owners, String answer) {
        String references = owners.replace("BLOCKING", OWNER.replace("BLOCKS", "true"))
                .replace("[OWNER]", "[" + OWNER.replace("BLOCKS", "false") + "]");
        KubeObject pod = KubeObject.of((ObjectNode) JsonMapper.shared()
                .readTree(("{'metadata':{'name':'p','ownerReferences':" + references + "}}").replace('\'', '"')));
        KubeObject plain = KubeObject.of(JsonNodeFactory.instance.objectNode());
        try {
            admission.validate(new AdmissionAttributes(
                    Operation.valueOf(operation),
                    new GroupVersionKind("", "v1", "Pod"),
                    new GroupVersionResource("", "v1", "pods"),
                    "",
                    "work",
                    "p",
                    Optional.of(pod),
                    operation.equals("UPDATE") ? Optional.of(plain) : Optional.empty(),
                    JsonNodeFactory.instance.objectNode(),
                    false,
                    UserInfo.of(user)));
            assertEquals(answer, "allowed");
        } catch (StatusException refusal) {
            assertEquals(answer, refusal.status().message());
        }
    }
}
