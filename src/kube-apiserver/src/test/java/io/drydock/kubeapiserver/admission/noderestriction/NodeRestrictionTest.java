package io.drydock.kubeapiserver.admission.noderestriction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AlwaysDenyAuthorizer;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class NodeRestrictionTest {
    private static final UserInfo NODE = UserInfo.of("system:node:mine", "system:nodes");
    private static final String NONE = "{}";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final NodeRestriction admission =
            new NodeRestriction(Release.V1_36, new Lookup(server.directory()), new AlwaysDenyAuthorizer());
    private String podUid = "";

    @BeforeEach
    void createNodeAndPod() {
        server.create("v1/nodes", "{'metadata':{'name':'mine'}}");
        podUid = server.create(
                        "v1/pods",
                        "{'metadata':{'name':'p'},'spec':{'nodeName':'mine','serviceAccountName':'default','containers':[{'name':'c','image':'i'}],"
                                + "'volumes':[{'name':'t','projected':{'sources':[{'serviceAccountToken':"
                                + "{'path':'token','audience':'vault'}}]}}]}}")
                .uid();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE | pods | {'metadata':{'name':'x'}} | {} | pods "x" is forbidden: pod does not have "kubernetes.io/config.mirror" annotation, node "mine" can only create mirror pods
            CREATE | pods | {'metadata':{'name':'x','annotations':{'kubernetes.io/config.mirror':''}},'spec':{'nodeName':'other'}} | {} | pods "x" is forbidden: node "mine" can only create pods with spec.nodeName set to itself
            CREATE | pods | {'metadata':{'name':'x','annotations':{'kubernetes.io/config.mirror':''}},'spec':{'nodeName':'mine'}} | {} | pods "x" is forbidden: node "mine" can only create pods with an owner reference set to itself
            UPDATE | pods | {'metadata':{'name':'x'}} | {} | pods "x" is forbidden: unexpected operation "UPDATE", node "mine" can only create and delete mirror pods
            DELETE | pods | {} | {'metadata':{'name':'x'},'spec':{'nodeName':'other'}} | pods "x" is forbidden: node "mine" can only delete pods with spec.nodeName set to itself
            DELETE | pods | {} | {'metadata':{'name':'x'},'spec':{'nodeName':'mine'}} | allowed
            UPDATE | pods/status | {'metadata':{'name':'x','labels':{'a':'b'}}} | {'metadata':{'name':'x'},'spec':{'nodeName':'mine'}} | pods "x" is forbidden: node "mine" cannot update labels through pod status
            UPDATE | pods/status | {'metadata':{'name':'x'}} | {'metadata':{'name':'x'},'spec':{'nodeName':'other'}} | pods "x" is forbidden: node "mine" can only update pod status for pods with spec.nodeName set to itself
            CREATE | pods/eviction | {'metadata':{'name':'p'}} | {} | allowed
            CREATE | pods/eviction | {'metadata':{'name':'q'}} | {} | pod "q" not found
            CREATE | pods/binding | {'metadata':{'name':'q'}} | {} | pods "q" is forbidden: unexpected pod subresource "binding", only 'status' and 'eviction' are allowed
            CREATE | nodes | {'metadata':{'name':'other'}} | {} | nodes "other" is forbidden: node "mine" is not allowed to modify node "other"
            CREATE | nodes | {'metadata':{'name':'mine','labels':{'kubernetes.io/hostname':'h','node.kubernetes.io/x':'y','foo':'bar'}}} | {} | allowed
            CREATE | nodes | {'metadata':{'name':'mine','labels':{'kubernetes.io/x':'y','a.node-restriction.kubernetes.io/z':'y'}}} | {} | nodes "mine" is forbidden: node "mine" is not allowed to set the following labels: a.node-restriction.kubernetes.io/z, kubernetes.io/x
            UPDATE | nodes | {'metadata':{'name':'mine'},'spec':{'taints':[{'key':'a'}]}} | {'metadata':{'name':'mine'}} | nodes "mine" is forbidden: node "mine" is not allowed to modify taints
            UPDATE | nodes | {'metadata':{'name':'mine'}} | {'metadata':{'name':'mine','labels':{'k8s.io/x':'y'}}} | nodes "mine" is forbidden: is not allowed to modify labels: k8s.io/x
            UPDATE | persistentvolumeclaims | {'metadata':{'name':'c'}} | {'metadata':{'name':'c'}} | persistentvolumeclaims "c" is forbidden: may only update PVC status
            UPDATE | persistentvolumeclaims/status | {'metadata':{'name':'c','resourceVersion':'2'},'status':{'capacity':{'storage':'1Gi'}}} | {'metadata':{'name':'c','resourceVersion':'1'}} | allowed
            UPDATE | persistentvolumeclaims/status | {'metadata':{'name':'c'},'status':{'phase':'Lost'}} | {'metadata':{'name':'c'}} | persistentvolumeclaims "c" is forbidden: node "mine" is not allowed to update fields other than status.quantity and status.conditions: status.phase
            CREATE | leases.coordination.k8s.io | {'metadata':{'name':'mine'}} | {} | leases.coordination.k8s.io "mine" is forbidden: can only access leases in the "kube-node-lease" system namespace
            CREATE | csinodes.storage.k8s.io | {'metadata':{'name':'mine'}} | {} | allowed
            CREATE | csinodes.storage.k8s.io | {'metadata':{'name':'other'}} | {} | csinodes.storage.k8s.io "other" is forbidden: can only access CSINode with the same name as the requesting node
            CREATE | resourceslices.resource.k8s.io | {'metadata':{'name':'s'},'spec':{'nodeName':'other'}} | {} | resourceslices.resource.k8s.io "s" is forbidden: can only create ResourceSlice with the same NodeName as the requesting node
            CREATE | configmaps | {'metadata':{'name':'c'}} | {} | allowed
            """)
    void what_a_kubelet_may_write(String operation, String resource, String object, String old, String answer) {
        assertEquals(answer, answer(NODE, Operation.valueOf(operation), resource, object, old));
    }

    @Test
    void a_mirror_pod_belongs_to_the_node_and_uses_nothing() {
        String uid = server.get("v1/nodes", "mine").uid();
        assertEquals("allowed", mirror(uid, ""));
        assertEquals("pods \"x\" is forbidden: node mine UID mismatch: expected else got " + uid, mirror("else", ""));
        assertEquals(
                "pods \"x\" is forbidden: node \"mine\" can not create pods that reference a service account",
                mirror(uid, "'serviceAccountName':'default',"));
        assertEquals(
                "pods \"x\" is forbidden: node \"mine\" can not create pods that reference secrets",
                mirror(uid, "'imagePullSecrets':[{'name':'s'}],"));
        assertEquals(
                "pods \"x\" is forbidden: node \"mine\" can not create pods that reference configmaps",
                mirror(uid, "'volumes':[{'name':'v','configMap':{'name':'m'}}],"));
    }

    private String mirror(String uid, String spec) {
        return answer(
                NODE,
                Operation.CREATE,
                "pods",
                "{'metadata':{'name':'x','annotations':{'kubernetes.io/config.mirror':''},'ownerReferences':"
                        + "[{'apiVersion':'v1','kind':'Node','name':'mine','controller':true,'uid':'" + uid
                        + "'}]},'spec':{" + spec + "'nodeName':'mine'}}",
                NONE);
    }

    @Test
    void tokens_are_for_pods_of_the_node_and_audiences_that_they_name() {
        assertEquals("allowed", token(bound(podUid) + ",'audiences':['vault']"));
        assertEquals(
                "serviceaccounts \"Unknown\" is forbidden: node requested token not bound to a pod", token("'a':1"));
        assertEquals(
                "serviceaccounts \"Unknown\" is forbidden: the UID in the bound object reference (gone) does not match"
                        + " the UID in record. The object might have been deleted and then recreated",
                token(bound("gone")));
        assertEquals(
                "serviceaccounts \"Unknown\" is forbidden: audience \"bank\" not found in pod spec volume,"
                        + " system:node:mine is not authorized to request tokens for this audience",
                token(bound(podUid) + ",'audiences':['bank']"));
    }

    private String token(String spec) {
        return answer(NODE, Operation.CREATE, "serviceaccounts/token", "{'spec':{" + spec + "}}", NONE);
    }

    private static String bound(String uid) {
        return "'boundObjectRef':{'apiVersion':'v1','kind':'Pod','name':'p','uid':'" + uid + "'}";
    }

    @Test
    void who_is_no_kubelet_is_left_alone_and_a_kubelet_needs_a_name() {
        String pod = "{'metadata':{'name':'x'}}";
        assertEquals("allowed", answer(UserInfo.of("alice"), Operation.CREATE, "pods", pod, NONE));
        assertEquals("allowed", answer(UserInfo.of("system:node:mine"), Operation.CREATE, "pods", pod, NONE));
        assertEquals(
                "pods \"x\" is forbidden: could not determine node from user \"system:node:\"",
                answer(UserInfo.of("system:node:", "system:nodes"), Operation.CREATE, "pods", pod, NONE));
    }

    private String answer(UserInfo user, Operation operation, String path, String object, String old) {
        int slash = path.indexOf('/');
        String resource = slash < 0 ? path : path.substring(0, slash);
        int dot = resource.indexOf('.');
        Optional<KubeObject> written = parse(object);
        Optional<KubeObject> stored = parse(old);
        try {
            admission.admit(new AdmissionAttributes(
                    operation,
                    new GroupVersionKind("", "v1", "Any"),
                    new GroupVersionResource(
                            dot < 0 ? "" : resource.substring(dot + 1),
                            "v1",
                            dot < 0 ? resource : resource.substring(0, dot)),
                    slash < 0 ? "" : path.substring(slash + 1),
                    BuiltInServer.NAMESPACE,
                    written.or(() -> stored).map(KubeObject::name).orElse(""),
                    written,
                    stored,
                    JsonNodeFactory.instance.objectNode(),
                    false,
                    user));
            return "allowed";
        } catch (StatusException refusal) {
            return refusal.status().message();
        }
    }

    private static Optional<KubeObject> parse(String json) {
        return json.equals(NONE)
                ? Optional.empty()
                : Optional.of(KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'))));
    }
}
