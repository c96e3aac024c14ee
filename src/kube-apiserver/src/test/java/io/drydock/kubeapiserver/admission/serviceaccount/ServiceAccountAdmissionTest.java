package io.drydock.kubeapiserver.admission.serviceaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.registry.BuiltInStorage;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.serviceaccount.DefaultServiceAccounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ServiceAccountAdmissionTest {
    private static final GroupVersion CORE = new GroupVersion("", "v1");

    private final MemoryStorage storage = new MemoryStorage();
    private final BuiltInStorage builtIn = builtIn();
    private final Map<String, RestStorage> resources =
            builtIn.build(CORE::equals).get(CORE);
    private final ServiceAccountAdmission admission = new ServiceAccountAdmission(Release.V1_36, builtIn.directory());

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void a_pod_runs_as_the_default_account_with_its_token_mounted() {
        createAccount("{'metadata':{'name':'default','namespace':'a'},'imagePullSecrets':[{'name':'pull'}]}");

        KubeObject pod = admit("{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c'}]}}");

        assertEquals("default", pod.at("spec", "serviceAccountName").asString());
        assertEquals("default", pod.at("spec", "serviceAccount").asString());
        assertEquals("pull", pod.at("spec").at("/imagePullSecrets/0/name").asString());
        JsonNode mount = pod.at("spec").at("/containers/0/volumeMounts/0");
        assertEquals(
                "/var/run/secrets/kubernetes.io/serviceaccount",
                mount.path("mountPath").asString());
        assertTrue(mount.path("name").asString().startsWith("kube-api-access-"));
        assertEquals(
                3607,
                pod.at("spec")
                        .at("/volumes/0/projected/sources/0/serviceAccountToken/expirationSeconds")
                        .asInt());
    }

    @Test
    void a_pod_that_wants_no_token_gets_none() {
        createAccount("{'metadata':{'name':'default','namespace':'a'}}");

        KubeObject pod = admit("{'metadata':{'name':'p'},"
                + "'spec':{'automountServiceAccountToken':false,'containers':[{'name':'c'}]}}");

        assertTrue(pod.at("spec", "volumes").isMissingNode());
    }

    @Test
    void a_pod_cannot_run_as_an_account_that_does_not_exist() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> admit("{'metadata':{'name':'p'},'spec':{'serviceAccountName':'none','containers':[]}}"));

        assertEquals(
                "pods \"p\" is forbidden: error looking up service account a/none: serviceaccount \"none\" not found",
                refused.getMessage());
    }

    @Test
    void a_pod_may_use_only_the_secrets_its_account_names_when_the_account_says_so() {
        createAccount("{'metadata':{'name':'default','namespace':'a',"
                + "'annotations':{'kubernetes.io/enforce-mountable-secrets':'true'}},'secrets':[{'name':'mine'}]}");

        StatusException refused = assertThrows(
                StatusException.class,
                () -> admission.validate(attributes("{'metadata':{'name':'p'},'spec':{'serviceAccountName':'default',"
                        + "'volumes':[{'name':'v','secret':{'secretName':'other'}}]}}")));

        assertEquals(
                "pods \"p\" is forbidden: volume with secret.secretName=\"other\" is not allowed because service"
                        + " account default does not reference that secret",
                refused.getMessage());
    }

    @Test
    void whole_secrets_as_variables_are_limited_too() {
        createAccount("{'metadata':{'name':'default','namespace':'a',"
                + "'annotations':{'kubernetes.io/enforce-mountable-secrets':'true'}},'secrets':[{'name':'mine'}]}");
        StatusException refused = assertThrows(
                StatusException.class,
                () -> admission.validate(attributes("{'metadata':{'name':'p'},'spec':{'serviceAccountName':'default',"
                        + "'containers':[{'name':'c','envFrom':[{'secretRef':{'name':'other'}}]}]}}")));
        assertEquals(
                "pods \"p\" is forbidden: container c with envFrom referencing secret.secretName=\"other\" is not"
                        + " allowed because service account default does not reference that secret",
                refused.getMessage());
    }

    @Test
    void a_pod_must_run_as_some_account() {
        StatusException refused = assertThrows(
                StatusException.class, () -> admission.validate(attributes("{'metadata':{'name':'p'},'spec':{}}")));
        assertEquals("pods \"p\" is forbidden: no service account specified for pod a/p", refused.getMessage());
    }

    @Test
    void a_server_alone_gives_every_namespace_its_default_account() {
        try (DefaultServiceAccounts controller = DefaultServiceAccounts.start(builtIn.directory())) {
            assertNotNull(controller);
            ((Creater) resources.get("namespaces"))
                    .create(
                            InternalScope.of("namespaces"),
                            "",
                            parse("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'a'}}"),
                            WriteOptions.internal());

            // Admission waits for the default account by itself.
            KubeObject pod = admit("{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c'}]}}");

            assertEquals("default", pod.at("spec", "serviceAccountName").asString());
        }
    }

    private BuiltInStorage builtIn() {
        Scheme scheme = Scheme.builder(TypeCatalog.load(Release.V1_36)).build();
        return new BuiltInStorage(
                scheme,
                new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), Clock.systemUTC()),
                Capabilities.DEFAULT,
                Map.of());
    }

    private void createAccount(String json) {
        KubeObject account = parse(json);
        account.setKind(CORE.withKind("ServiceAccount"));
        ((Creater) resources.get("serviceaccounts"))
                .create(InternalScope.of("serviceaccounts", "a"), "", account, WriteOptions.internal());
    }

    private KubeObject admit(String json) {
        AdmissionAttributes attributes = attributes(json);
        admission.admit(attributes);
        return attributes.object().orElseThrow();
    }

    private static AdmissionAttributes attributes(String json) {
        KubeObject pod = parse(json);
        pod.setNamespace("a");
        return new AdmissionAttributes(
                AdmissionAttributes.Operation.CREATE,
                new GroupVersionKind("", "v1", "Pod"),
                new GroupVersionResource("", "v1", "pods"),
                "",
                "a",
                pod.name(),
                Optional.of(pod),
                Optional.empty(),
                JsonMapper.shared().createObjectNode(),
                false,
                UserInfo.of("alice"));
    }

    private static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
