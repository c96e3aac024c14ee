package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiEndpointsTest {
    private final EndpointFixture server = new EndpointFixture();

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/namespaces/default/configmaps",
        "POST, /api/v1/namespaces/default/configmaps/a",
        "PUT, /api/v1/namespaces/default/configmaps",
        "POST, /api/v1/configmaps",
        "HEAD, /api/v1/configmaps",
        "POST, /api/v1/watch/configmaps",
        "POST, /api/v1",
    })
    void a_method_that_a_path_does_not_have_is_not_allowed(String method, String path) throws IOException {
        InProcessExchange answer = server.call(method, path, "{}");
        assertEquals(405, answer.status());
        assertEquals(
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"the server"
                        + " does not allow this method on the requested resource\",\"reason\":\"MethodNotAllowed\","
                        + "\"details\":{},\"code\":405}\n",
                answer.answerText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nosuch",
                "/api/v2",
                "/api/v2/configmaps",
                "/apis/autoscaling/v9",
                "/apis/autoscaling/v9/horizontalpodautoscalers",
                "/api/v1/configmaps/a",
                "/api/v1/namespaces/default/nodes",
                "/api/v1/namespaces/default/configmaps/a/nosuch",
                "/api/v1/proxy/namespaces/default/configmaps/a"
            })
    void a_path_that_a_served_group_does_not_have_is_not_found_here(String path) throws IOException {
        InProcessExchange answer = server.get(path);
        assertEquals(404, answer.status());
        assertEquals(
                "the server could not find the requested resource",
                json(answer).path("message").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apis/nosuch", "/apis/nosuch/v1/things", "/apix", "/version"})
    void a_path_outside_the_groups_is_left_to_others(String path) throws IOException {
        assertEquals("404 page not found\n", server.get(path).answerText());
    }

    @Test
    void a_type_that_no_route_answers_in_is_refused_by_the_route() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS, "Accept", "text/html");
        assertEquals(406, answer.status());
        assertEquals("406: Not Acceptable", json(answer).path("message").asString());
    }

    @Test
    void the_core_group_lists_its_versions_and_where_it_is() throws IOException {
        assertEquals(
                "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"],\"serverAddressByClientCIDRs\":[{\"clientCIDR\":\"0.0.0.0/0\","
                        + "\"serverAddress\":\"127.0.0.1:6443\"}]}\n",
                server.get("/api").answerText());
    }

    @Test
    void a_group_lists_its_versions_the_preferred_first() throws IOException {
        assertEquals(
                "{\"kind\":\"APIGroup\",\"apiVersion\":\"v1\",\"name\":\"autoscaling\",\"versions\":[{\"groupVersion\":"
                        + "\"autoscaling/v1\",\"version\":\"v1\"},{\"groupVersion\":\"autoscaling/v2beta1\",\"version\":"
                        + "\"v2beta1\"}],\"preferredVersion\":{\"groupVersion\":\"autoscaling/v1\",\"version\":\"v1\"}}\n",
                server.get("/apis/autoscaling/").answerText());
    }

    @Test
    void a_version_lists_its_resources_and_what_they_can_do() throws IOException {
        String answer = server.get("/api/v1").answerText();
        assertTrue(
                answer.startsWith(
                        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":[{\"name\":"
                                + "\"configmaps\",\"singularName\":\"\",\"namespaced\":true,\"kind\":\"ConfigMap\",\"verbs\":["
                                + "\"create\",\"delete\",\"deletecollection\",\"get\",\"list\",\"patch\",\"update\",\"watch\"],"
                                + "\"shortNames\":[\"cm\"],\"storageVersionHash\":\"qFsyl6wFWjQ=\"},{\"name\":\"configmaps/proxy\",\"singularName\":\"\","
                                + "\"namespaced\":true,\"kind\":\"PodProxyOptions\",\"verbs\":[\"create\",\"get\"]},{\"name\":\"nodes\""),
                answer);
    }

    @Test
    void a_deprecated_version_warns() throws IOException {
        InProcessExchange answer = server.get("/apis/autoscaling/v2beta1/namespaces/default/horizontalpodautoscalers");
        assertEquals(
                "299 - \"autoscaling/v2beta1 HorizontalPodAutoscaler is deprecated in v1.22+, unavailable in v1.25+;"
                        + " use autoscaling/v2beta2 HorizontalPodAutoscaler\"",
                answer.answerHeader("Warning").orElseThrow());
    }

    @Test
    void people_get_the_answer_indented() throws IOException {
        assertTrue(server.get("/api/v1?pretty=true").answerText().startsWith("{\n  \"kind\": \"APIResourceList\",\n"));
        assertTrue(server.get("/api", "User-Agent", "curl/8.0").answerText().startsWith("{\n  \"kind\""));
    }

    @ParameterizedTest
    @CsvSource({"'', 'a at '", "/, 'a at '", "/x/y, a at x/y", "/x/, a at x/"})
    void a_connection_goes_on_with_the_rest_of_the_path(String rest, String answer) throws IOException {
        InProcessExchange exchange = server.get(CONFIG_MAPS + "/a/proxy" + rest, "Accept", "text/html");
        assertEquals(200, exchange.status());
        assertEquals(answer, exchange.answerText());
        assertEquals(405, server.call("PUT", CONFIG_MAPS + "/a/proxy", "").status());
    }
}
