package io.drydock.apiserver.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
    private static final JsonNode SWAGGER = JsonMapper.shared().readTree("""
            {"swagger":"2.0","info":{"title":"T","version":"1"},
             "definitions":{
               "Ship":{"type":"object","required":["name"],"properties":{
                  "name":{"type":"string"},"dock":{"$ref":"#/definitions/Dock"},
                  "tags":{"type":"object","additionalProperties":{"type":"string"}}},
                  "x-kubernetes-group-version-kind":[{"group":"g","kind":"Ship","version":"v1"}]},
               "Dock":{"type":"object","properties":{"number":{"type":"integer","format":"int32"}}},
               "Elsewhere":{"type":"string"}},
             "parameters":{"pretty":{"in":"query","name":"pretty","type":"string","uniqueItems":true}},
             "paths":{
               "/apis/g/v1/ships":{
                 "parameters":[{"$ref":"#/parameters/pretty"}],
                 "post":{"consumes":["*/*"],"produces":["application/json"],
                   "parameters":[{"in":"body","name":"body","required":true,"schema":{"$ref":"#/definitions/Ship"}}],
                   "responses":{"200":{"schema":{"$ref":"#/definitions/Ship"}},"401":{}},
                   "x-kubernetes-action":"post"}},
               "/apis/other/v1/things":{"get":{"responses":{"200":{"schema":{"$ref":"#/definitions/Elsewhere"}}}}}}}
            """);

    private static final SchemaDefaults DEFAULTS =
            new SchemaDefaults(JsonMapper.shared().readTree("""
                    {"defaults":{"Ship":{"dock":{}}}}
                    """));

    @Test
    void a_group_versions_document_holds_its_paths_and_what_they_reach() {
        JsonNode document = OpenApiV3Document.of(SWAGGER, DEFAULTS, "apis/g/v1");
        assertEquals(
                List.of("/apis/g/v1/ships"), List.copyOf(document.path("paths").propertyNames()));
        assertEquals(
                List.of("Ship", "Dock"),
                List.copyOf(document.at("/components/schemas").propertyNames()));
        assertEquals(
                "#/components/schemas/Dock",
                document.at("/components/schemas/Ship/properties/dock/allOf/0/$ref")
                        .asString());
    }

    @Test
    void fields_tell_what_they_are_when_nobody_says() {
        JsonNode fields =
                OpenApiV3Document.of(SWAGGER, DEFAULTS, "apis/g/v1").at("/components/schemas/Ship/properties");
        assertEquals("", fields.at("/name/default").asString());
        assertTrue(fields.at("/dock/default").isObject());
        assertTrue(fields.at("/tags/default").isMissingNode());
    }

    @Test
    void a_body_becomes_a_request_body_and_a_shared_parameter_is_written_out() {
        JsonNode path = OpenApiV3Document.of(SWAGGER, DEFAULTS, "apis/g/v1")
                .path("paths")
                .path("/apis/g/v1/ships");
        assertEquals("pretty", path.at("/parameters/0/name").asString());
        assertEquals("string", path.at("/parameters/0/schema/type").asString());
        JsonNode post = path.path("post");
        assertEquals(0, post.path("parameters").size());
        assertEquals(
                "#/components/schemas/Ship",
                post.path("requestBody")
                        .path("content")
                        .path("*/*")
                        .at("/schema/$ref")
                        .asString());
        assertTrue(post.path("requestBody").path("required").asBoolean());
        assertFalse(post.path("responses").path("200").path("content").isMissingNode());
    }

    @Test
    void the_protobuf_form_names_every_definition() throws IOException {
        CodedInputStream document = CodedInputStream.newInstance(OpenApiV2Protobuf.encode(SWAGGER));
        List<String> names = new ArrayList<>();
        while (!document.isAtEnd()) {
            int tag = document.readTag();
            if (WireFormat.getTagFieldNumber(tag) != 9) {
                document.skipField(tag);
                continue;
            }
            CodedInputStream definitions = document.readBytes().newCodedInput();
            while (!definitions.isAtEnd()) {
                definitions.readTag();
                CodedInputStream named = definitions.readBytes().newCodedInput();
                named.readTag();
                names.add(named.readString());
            }
        }
        assertEquals(List.of("Ship", "Dock", "Elsewhere"), names);
    }
}
