package io.drydock.kubeapiserver.serviceaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenIdHandlerTest {
    private static final VerificationKey KEY =
            VerificationKey.of(KeyFile.generate().getPublic());

    @Test
    void the_discovery_document_says_where_the_keys_are() throws IOException {
        InProcessExchange answer = get(OpenIdHandler.configuration(metadata("https://issuer")), "application/json");

        JsonNode document = JsonMapper.shared().readTree(answer.answer());
        assertEquals("https://issuer", document.path("issuer").asString());
        assertEquals(
                "https://10.0.0.1:6443/openid/v1/jwks",
                document.path("jwks_uri").asString());
        assertEquals(
                "RS256", document.at("/id_token_signing_alg_values_supported/0").asString());
    }

    @Test
    void the_keys_are_public_and_have_a_media_type_of_their_own() throws IOException {
        Handler keys = OpenIdHandler.keySet(metadata("https://issuer"));

        InProcessExchange answer = get(keys, "*/*");
        JsonNode key = JsonMapper.shared().readTree(answer.answer()).at("/keys/0");
        assertEquals(Optional.of("application/jwk-set+json"), answer.answerHeader("Content-Type"));
        assertEquals(KEY.id(), key.path("kid").asString());
        assertFalse(key.has("d"));

        InProcessExchange refused = get(keys, "application/json");
        assertEquals(406, refused.status());
        assertTrue(refused.answerText().contains("406: Not Acceptable"));
    }

    @Test
    void an_issuer_that_is_no_https_url_has_no_documents() {
        for (String issuer :
                List.of("kubernetes/serviceaccount", "http://issuer", "https://issuer?a=b", "https://a b")) {
            assertTrue(
                    OpenIdMetadata.of(issuer, "", "10.0.0.1:6443", List.of(KEY)).isEmpty(), issuer);
        }
    }

    private static OpenIdMetadata metadata(String issuer) {
        return OpenIdMetadata.of(issuer, "", "10.0.0.1:6443", List.of(KEY)).orElseThrow();
    }

    private static InProcessExchange get(Handler handler, String accept) throws IOException {
        InProcessExchange exchange = InProcessExchange.get("/").withHeader("Accept", accept);
        handler.handle(exchange);
        return exchange;
    }
}
