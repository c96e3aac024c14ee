package io.drydock.apiextensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BetaConversionTest {
    private static final GroupVersion BETA = new GroupVersion("apiextensions.k8s.io", "v1beta1");
    private static final GroupVersion RELEASED = new GroupVersion("apiextensions.k8s.io", "v1");

    private final Scheme scheme = scheme();

    private static Scheme scheme() {
        Scheme.Builder builder = Scheme.builder(TypeCatalog.load(Release.V1_20));
        BetaConversion.addTo(builder);
        return builder.build();
    }

    @Test
    void what_beta_says_once_each_version_says_for_itself_and_back() {
        KubeObject beta = object("""
                {"apiVersion":"apiextensions.k8s.io/v1beta1","kind":"CustomResourceDefinition","spec":{
                  "group":"sea.example.com","version":"v1","preserveUnknownFields":false,
                  "validation":{"openAPIV3Schema":{"type":"object"}},
                  "additionalPrinterColumns":[{"name":"Size","type":"string","JSONPath":".spec.size"}],
                  "versions":[{"name":"v1","served":true,"storage":true}],
                  "conversion":{"strategy":"Webhook","conversionReviewVersions":["v1"],
                    "webhookClientConfig":{"url":"https://convert.example.com"}}}}""");
        KubeObject released = scheme.convert(beta, RELEASED);
        JsonNode version = released.at("spec", "versions").get(0);
        assertEquals("object", version.at("/schema/openAPIV3Schema/type").asString());
        assertEquals(
                ".spec.size", version.at("/additionalPrinterColumns/0/jsonPath").asString());
        assertEquals(
                "https://convert.example.com",
                released.at("spec", "conversion", "webhook", "clientConfig", "url")
                        .asString());
        assertFalse(released.at("spec").has("validation"));

        KubeObject again = scheme.convert(released, BETA);
        assertEquals(beta.tree(), again.tree());
    }

    private static KubeObject object(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
