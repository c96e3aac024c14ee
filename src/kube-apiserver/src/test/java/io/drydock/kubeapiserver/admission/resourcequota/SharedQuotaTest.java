package io.drydock.kubeapiserver.admission.resourcequota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.quota.ScopeRequirement;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that share a store know of each other only what is in it. */
final class SharedQuotaTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    @Test
    void two_servers_on_one_store_let_no_more_through_than_one() throws Exception {
        server.create("v1/resourcequotas", "{'metadata':{'name':'q'},'spec':{'hard':{'configmaps':'20'}}}");
        server.update(
                "v1/resourcequotas/status",
                "q",
                tree -> tree.set("status", parse("{'hard':{'configmaps':'20'},'used':{'configmaps':'0'}}")));
        List<ResourceQuotaAdmission> servers = List.of(admission(List.of()), admission(List.of()));
        int admitted = 0;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ResourceQuotaAdmission one = servers.get(i % 2);
                answers.add(writers.submit(() -> code(one)));
            }
            for (Future<Integer> answer : answers) {
                assertTrue(Set.of(201, 403, 409).contains(answer.get()));
                admitted += answer.get() == 201 ? 1 : 0;
            }
        }
        String used = server.get("v1/resourcequotas", "q")
                .at("status", "used", "configmaps")
                .asString();
        assertEquals(Integer.toString(admitted), used);
        assertTrue(admitted <= 20, () -> "more than there is: " + used);
    }

    @Test
    void what_is_limited_needs_a_quota() {
        LimitedResource maps =
                new LimitedResource(new GroupResource("", "configmaps"), List.of("configmaps"), List.of());
        assertEquals(
                "configmaps \"m\" is forbidden: insufficient quota to consume: configmaps,count/configmaps",
                refusal(admission(List.of(maps)), "configmaps", "{'metadata':{'name':'m'}}"));
        LimitedResource important = new LimitedResource(
                new GroupResource("", "pods"),
                List.of(),
                List.of(new ScopeRequirement("PriorityClass", "In", List.of("high"))));
        assertEquals(
                "insufficient quota to match these scopes: [{PriorityClass In [high]}]",
                refusal(
                        admission(List.of(important)),
                        "pods",
                        "{'metadata':{'name':'p'},'spec':{'priorityClassName':'high'}}"));
    }

    private ResourceQuotaAdmission admission(List<LimitedResource> limited) {
        return new ResourceQuotaAdmission(Release.V1_36, new Lookup(server.directory()), Clock.systemUTC(), limited);
    }

    private static int code(ResourceQuotaAdmission admission) {
        try {
            admission.validate(creation("configmaps", "{'metadata':{'name':'m'}}"));
            return 201;
        } catch (StatusException refusal) {
            return refusal.status().code();
        }
    }

    private static String refusal(ResourceQuotaAdmission admission, String resource, String object) {
        return assertThrows(StatusException.class, () -> admission.validate(creation(resource, object)))
                .status()
                .message();
    }

    private static AdmissionAttributes creation(String resource, String object) {
        return new AdmissionAttributes(
                Operation.CREATE,
                new GroupVersionKind("", "v1", "Any"),
                new GroupVersionResource("", "v1", resource),
                "",
                BuiltInServer.NAMESPACE,
                "",
                Optional.of(KubeObject.of(parse(object))),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                false,
                UserInfo.of("somebody"));
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
