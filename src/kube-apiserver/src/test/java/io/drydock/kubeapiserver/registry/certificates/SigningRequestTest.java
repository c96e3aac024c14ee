package io.drydock.kubeapiserver.registry.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.registry.BuiltInStorage;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SigningRequestTest {
    private static final GroupVersion VERSION = new GroupVersion("certificates.k8s.io", "v1");
    private static final UserInfo ALICE = UserInfo.of("alice", "dev");

    private final MemoryStorage storage = new MemoryStorage();
    private final Map<String, RestStorage> resources = resources();

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void a_request_says_who_made_it_whatever_they_wrote() {
        KubeObject created = create(request -> request.objectAt("spec").put("username", "root"));

        assertEquals("alice", created.at("spec", "username").asString());
        assertEquals("dev", created.at("spec", "groups").get(0).asString());
    }

    @Test
    void approval_is_dated_and_changes_nothing_else() {
        create(request -> {});

        KubeObject approved = update("approval", object -> {
            object.objectAt("spec").put("signerName", "example.com/other");
            condition(object, "Approved");
        });

        JsonNode condition = approved.at("status", "conditions").get(0);
        assertEquals("Approved", condition.path("type").asString());
        assertTrue(condition.path("lastUpdateTime").asString().endsWith("Z"));
        assertEquals("example.com/signer", approved.at("spec", "signerName").asString());
    }

    @Test
    void a_signer_cannot_take_an_approval_back() {
        create(request -> {});
        update("approval", object -> condition(object, "Approved"));

        for (String way : List.of("status", "approval")) {
            StatusException refused = assertThrows(
                    StatusException.class,
                    () -> update(way, object -> object.objectAt("status").remove("conditions")));
            assertTrue(refused.getMessage().contains("updates may not remove a condition of type \"Approved\""));
        }
    }

    @Test
    void what_is_no_request_for_a_certificate_is_refused() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> create(request -> request.objectAt("spec").put("request", "YWJj")));

        assertTrue(refused.getMessage()
                .endsWith("spec.request: Invalid value: []byte{0x61, 0x62, 0x63}: PEM block type must be CERTIFICATE"
                        + " REQUEST"));
    }

    @Test
    void a_signer_answers_with_certificates() {
        create(request -> {});
        StatusException refused = assertThrows(
                StatusException.class,
                () -> update("status", object -> object.objectAt("status").put("certificate", "YWJj")));

        assertTrue(
                refused.getMessage()
                        .endsWith("status.certificate: Invalid value: \"<certificate data>\": must contain at least one"
                                + " CERTIFICATE PEM block"),
                refused.getMessage());
    }

    @Test
    void v1_knows_its_usages_and_signers() {
        StatusException refused = assertThrows(
                StatusException.class,
                () -> create(request -> {
                    request.objectAt("spec").put("signerName", "kubernetes.io/legacy-unknown");
                    request.objectAt("spec")
                            .putArray("usages")
                            .add("client auth")
                            .add("client auth");
                }));

        assertEquals(
                List.of("spec.usages[1]", "spec.signerName"),
                refused.status().details().orElseThrow().causes().stream()
                        .map(cause -> cause.field())
                        .toList());
    }

    private static void condition(KubeObject object, String type) {
        object.objectAt("status")
                .withArrayProperty("conditions")
                .addObject()
                .put("type", type)
                .put("status", "True");
    }

    private KubeObject create(Consumer<KubeObject> change) {
        KubeObject object = KubeObject.ofKind(VERSION.withKind("CertificateSigningRequest"));
        object.setName("alice");
        object.objectAt("spec").put("request", pem()).put("signerName", "example.com/signer");
        object.objectAt("spec").putArray("usages").add("client auth");
        change.accept(object);
        return ((Creater) resources.get("certificatesigningrequests"))
                .create(scope(""), "", object, WriteOptions.internal());
    }

    private KubeObject update(String part, Consumer<KubeObject> change) {
        return ((Updater) resources.get("certificatesigningrequests/" + part))
                .update(
                        scope(part),
                        "alice",
                        current -> {
                            KubeObject copy = current.orElseThrow().deepCopy();
                            change.accept(copy);
                            return copy;
                        },
                        WriteOptions.internal())
                .object();
    }

    private static RequestScope scope(String part) {
        RequestInfo request = new RequestInfo(
                true, "", "", "apis", VERSION.group(), "v1", "", "certificatesigningrequests", part, "", List.of());
        return new RequestScope(request, ALICE, "");
    }

    private static String pem() {
        try {
            KeyPair key = KeyPairGenerator.getInstance("EC").generateKeyPair();
            byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=alice,O=dev"), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded();
            String pem = "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder().encodeToString(request)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, RestStorage> resources() {
        Scheme scheme = Scheme.builder(TypeCatalog.load(Release.V1_20)).build();
        return new BuiltInStorage(
                        scheme,
                        new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), Clock.systemUTC()),
                        Capabilities.DEFAULT,
                        CertificatesResources.definitions(Release.V1_20, Clock.systemUTC()))
                .build(VERSION::equals)
                .get(VERSION);
    }
}
