package io.drydock.kubeapiserver.serviceaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.kubeapiserver.serviceaccount.BoundTokens.Binding;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ServiceAccountTokenTest {
    private static final String ISSUER = "https://kubernetes.default.svc";
    private static final List<String> AUDIENCES = List.of(ISSUER);
    private static final KeyPair RSA = KeyFile.generate();

    private final Instant issued = Instant.now();
    private Instant now = issued;
    private final Objects objects = new Objects();
    private final KubeObject robot = objects.add("serviceaccounts", "g", "robot", "uid-1");

    @Test
    void a_token_stands_for_its_service_account() throws AuthenticationException {
        TokenUser user = authenticate(Release.V1_20, RSA, Binding.NONE).orElseThrow();

        assertEquals(
                new UserInfo(
                        "system:serviceaccount:g:robot",
                        "uid-1",
                        List.of("system:serviceaccounts", "system:serviceaccounts:g"),
                        Map.of()),
                user.user());
        assertEquals(AUDIENCES, user.audiences());
    }

    @Test
    void elliptic_curves_sign_tokens_too() throws Exception {
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            assertTrue(
                    authenticate(Release.V1_20, curveKey(curve), Binding.NONE).isPresent());
        }
    }

    @Test
    void a_newer_token_has_an_id_and_names_the_node_of_its_pod() throws AuthenticationException {
        KubeObject pod = objects.add("pods", "g", "p", "uid-p");
        KubeObject node = objects.add("nodes", "", "n", "uid-n");

        Map<String, List<String>> extra = authenticate(Release.V1_36, RSA, Binding.toPod(pod, Optional.of(node)))
                .orElseThrow()
                .user()
                .extra();

        assertEquals(List.of("p"), extra.get(ServiceAccountUser.POD_NAME));
        assertEquals(List.of("uid-n"), extra.get(ServiceAccountUser.NODE_UID));
        assertTrue(extra.get(UserInfo.CREDENTIAL_ID).getFirst().startsWith("JTI="));
    }

    @Test
    void a_token_ends_a_minute_after_its_time() throws AuthenticationException {
        String token = token(Release.V1_20, RSA, Binding.NONE);
        now = issued.plusSeconds(3660);
        assertTrue(authenticate(Release.V1_20, RSA, token).isPresent());

        now = issued.plusSeconds(3662);
        assertEquals("service account token has expired", refusal(token));
    }

    @Test
    void a_token_dies_with_what_it_is_bound_to() {
        String token = token(Release.V1_20, RSA, Binding.toSecret(objects.add("secrets", "g", "s", "uid-s")));
        objects.add("secrets", "g", "s", "uid-2");
        assertEquals("secret UID (uid-2) does not match service account secret ref claim (uid-s)", refusal(token));

        objects.remove("secrets", "g", "s");
        assertEquals("service account token has been invalidated", refusal(token));

        objects.remove("serviceaccounts", "g", "robot");
        assertEquals("serviceaccounts \"robot\" not found", refusal(token));
    }

    @Test
    void a_token_for_others_is_refused_here() {
        String token = new BoundTokens(Release.V1_20, new TokenGenerator(ISSUER, RSA))
                .issue(robot, Binding.NONE, List.of("vault"), now, 3600, 3600);

        assertEquals(
                "token audiences [\"vault\"] is invalid for the target audiences [\"" + ISSUER + "\"]", refusal(token));
    }

    @Test
    void a_token_signed_with_another_key_or_for_another_issuer_is_not_taken() throws AuthenticationException {
        assertEquals(
                "invalid signature, no keys found", refusal(token(Release.V1_20, KeyFile.generate(), Binding.NONE)));

        String foreign = new BoundTokens(Release.V1_20, new TokenGenerator("https://elsewhere", RSA))
                .issue(robot, Binding.NONE, AUDIENCES, now, 3600, 3600);
        assertEquals(Optional.empty(), authenticate(Release.V1_20, RSA, foreign));
        assertEquals(Optional.empty(), authenticate(Release.V1_20, RSA, "a.b.c"));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = token(Release.V1_20, RSA, Binding.NONE);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String changed = token.substring(0, token.length() - signature.length())
                + (signature.startsWith("A") ? "B" : "A")
                + signature.substring(1);

        assertThrows(AuthenticationException.class, () -> authenticate(Release.V1_20, RSA, changed));
    }

    @Test
    void a_token_of_the_old_kind_must_be_the_one_its_secret_keeps() throws AuthenticationException {
        ObjectNode claims = JsonMapper.shared().createObjectNode();
        claims.put("sub", "system:serviceaccount:g:robot");
        claims.put("kubernetes.io/serviceaccount/namespace", "g");
        claims.put("kubernetes.io/serviceaccount/secret.name", "robot-token");
        claims.put("kubernetes.io/serviceaccount/service-account.name", "robot");
        claims.put("kubernetes.io/serviceaccount/service-account.uid", "uid-1");
        String token = new TokenGenerator(LegacyTokenValidator.ISSUER, RSA).sign(claims);
        JwtTokenAuthenticator legacy =
                JwtTokenAuthenticator.legacy(List.of(VerificationKey.of(RSA.getPublic())), AUDIENCES, true, objects);

        assertEquals(
                "Token has been invalidated",
                assertThrows(AuthenticationException.class, () -> legacy.authenticate(token, List.of()))
                        .getMessage());
        objects.add("secrets", "g", "robot-token", "uid-t")
                .objectAt("data")
                .put("token", token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(
                "system:serviceaccount:g:robot",
                legacy.authenticate(token, List.of()).orElseThrow().user().name());
    }

    private static KeyPair curveKey(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private String token(Release release, KeyPair key, Binding binding) {
        return new BoundTokens(release, new TokenGenerator(ISSUER, key))
                .issue(robot, binding, AUDIENCES, issued, 3600, 3600);
    }

    private Optional<TokenUser> authenticate(Release release, KeyPair key, Binding binding)
            throws AuthenticationException {
        return authenticate(release, key, token(release, key, binding));
    }

    private Optional<TokenUser> authenticate(Release release, KeyPair key, String token)
            throws AuthenticationException {
        TokenDetail detail = release == Release.V1_20 ? TokenDetail.PLAIN : TokenDetail.WITH_CREDENTIAL_AND_NODE;
        return JwtTokenAuthenticator.bound(
                        List.of(ISSUER),
                        List.of(VerificationKey.of(key.getPublic())),
                        AUDIENCES,
                        objects,
                        detail,
                        () -> now)
                .authenticate(token, List.of());
    }

    private String refusal(String token) {
        return assertThrows(AuthenticationException.class, () -> authenticate(Release.V1_20, RSA, token))
                .getMessage();
    }

    /** What tokens are bound to, in a map. */
    private static final class Objects implements ServiceAccountTokenGetter {
        private final Map<String, KubeObject> all = new HashMap<>();

        KubeObject add(String resource, String namespace, String name, String uid) {
            KubeObject object = KubeObject.of(JsonMapper.shared().createObjectNode());
            object.setName(name);
            object.setNamespace(namespace);
            object.setUid(uid);
            all.put(resource + "/" + namespace + "/" + name, object);
            return object;
        }

        void remove(String resource, String namespace, String name) {
            all.remove(resource + "/" + namespace + "/" + name);
        }

        @Override
        public Optional<KubeObject> serviceAccount(String namespace, String name) {
            return find("serviceaccounts", namespace, name);
        }

        @Override
        public Optional<KubeObject> pod(String namespace, String name) {
            return find("pods", namespace, name);
        }

        @Override
        public Optional<KubeObject> secret(String namespace, String name) {
            return find("secrets", namespace, name);
        }

        @Override
        public Optional<KubeObject> node(String name) {
            return find("nodes", "", name);
        }

        private Optional<KubeObject> find(String resource, String namespace, String name) {
            return Optional.ofNullable(all.get(resource + "/" + namespace + "/" + name));
        }
    }
}
