package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private static String secret(String fields) {
        return "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'s'}," + fields + "}";
    }

    @Test
    void texts_of_a_secret_become_data_and_are_not_shown_again() {
        KubeObject created = server.create("secrets", secret("'stringData':{'k':'v'},'data':{'b':'Yg=='}"));
        assertEquals("{\"b\":\"Yg==\",\"k\":\"dg==\"}", created.at("data").toString());
        assertTrue(created.at("stringData").isMissingNode());
        assertEquals("Opaque", created.at("type").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'kubernetes.io/tls' | [data[tls.crt]: Required value, data[tls.key]: Required value]",
                "'type':'kubernetes.io/dockerconfigjson','data':{'.dockerconfigjson':'bm90anNvbg=='} | data[.dockerconfigjson]: Invalid value: \"<secret contents redacted>\": invalid character 'o' in literal null (expecting 'u')",
                "'type':'kubernetes.io/ssh-auth' | data[%s][ssh-privatekey]: Required value",
                "'data':{'a b':''} | data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
            })
    void a_secret_holds_what_its_type_promises(String fields, String expected) {
        assertEquals(
                "Secret \"s\" is invalid: " + expected,
                server.refusal("secrets", secret(fields)).message());
    }

    @Test
    void what_is_immutable_stays_so() {
        server.create(
                "configmaps",
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c'},'data':{'k':'v'},'immutable':true}");
        assertEquals(
                "ConfigMap \"c\" is invalid: [immutable: Forbidden: field is immutable when `immutable` is set, data:"
                        + " Forbidden: field is immutable when `immutable` is set]",
                CoreServer.refusal(() -> server.update("configmaps", "c", changed -> {
                            changed.remove("immutable");
                            changed.withObjectProperty("data").put("k", "w");
                        }))
                        .message());
        assertEquals(List.of("c", "1"), server.row("configmaps", "c").subList(0, 2));
    }

    @Test
    void the_type_of_a_secret_does_not_change() {
        server.create("secrets", secret("'data':{}"));
        assertEquals(
                "Secret \"s\" is invalid: type: Invalid value: \"other\": field is immutable",
                CoreServer.refusal(() -> server.update("secrets", "s", changed -> changed.put("type", "other")))
                        .message());
    }
}
