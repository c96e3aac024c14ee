package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.BothReleases;
import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** Resource version, its match, limit and continue token of lists and gets, in every combination that differs. */
class ListOptionsTest extends BothReleases {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String FUTURE = "99999999";
    /** The revision at which {@code a}, {@code ab} and {@code b} were there, and {@code c} was not. */
    private static String three = "";

    @BeforeParameterizedClassInvocation
    static void createObjects() {
        create("a");
        create("ab");
        three = create("b");
        create("c");
    }

    @Test
    void without_a_version_the_newest_is_listed() {
        assertEquals("a ab b c", names(list("")));
        assertEquals("a ab b c", names(list("limit=-1")));
        assertEquals("a ab b c", names(list("limit=0")));
    }

    @Test
    void at_version_zero_a_limit_does_nothing() {
        for (String match : List.of("", "&resourceVersionMatch=NotOlderThan")) {
            JsonNode list = list("resourceVersion=0&limit=1" + match);
            assertEquals("a ab b c", names(list));
            assertTrue(list.at("/metadata/continue").isMissingNode());
        }
    }

    @Test
    void a_version_means_not_older_or_with_a_limit_exactly_that() {
        assertEquals("a ab b c", names(list("resourceVersion=" + three)));
        assertEquals("a ab b c", names(list("resourceVersionMatch=NotOlderThan&resourceVersion=" + three)));
        assertEquals("a ab b", names(list("resourceVersionMatch=Exact&resourceVersion=" + three)));
        assertEquals("a ab b", names(list("limit=3&resourceVersion=" + three)));
        assertEquals("a ab b", names(list("limit=3&resourceVersionMatch=Exact&resourceVersion=" + three)));
        JsonNode newest = list("limit=3&resourceVersionMatch=NotOlderThan&resourceVersion=" + three);
        assertEquals("a ab b", names(newest));
        assertEquals(1, newest.at("/metadata/remainingItemCount").asInt());
        JsonNode exact = list("limit=3&resourceVersion=" + three);
        assertEquals(three, exact.at("/metadata/resourceVersion").asString());
        assertTrue(exact.at("/metadata/continue").isMissingNode());
    }

    @Test
    void pages_are_of_one_revision_and_count_what_is_left_unless_something_is_selected() {
        JsonNode first = list("limit=2");
        assertEquals(2, first.at("/metadata/remainingItemCount").asInt());
        create("aa");
        JsonNode second = list("limit=2&continue=" + token(first));
        assertEquals("b c", names(second));
        assertEquals(first.at("/metadata/resourceVersion"), second.at("/metadata/resourceVersion"));
        assertTrue(second.at("/metadata/remainingItemCount").isMissingNode());
        JsonNode selected = list("limit=2&labelSelector=kept%3Dyes");
        assertTrue(selected.at("/metadata/remainingItemCount").isMissingNode());
        assertEquals("a aa", names(selected));
        assertEquals("ab b", names(list("limit=2&labelSelector=kept%3Dyes&continue=" + token(selected))));
        delete("aa");
    }

    @Test
    void a_list_of_one_name_has_no_pages() {
        JsonNode one = list("fieldSelector=metadata.name%3Da&limit=1");
        assertEquals("a", names(one));
        assertTrue(one.at("/metadata/continue").isMissingNode());
        assertEquals("c", names(list("fieldSelector=metadata.name%3Dc&limit=1&resourceVersion=" + three)));
        assertEquals(
                "", names(list("fieldSelector=metadata.name%3Dc&resourceVersionMatch=Exact&resourceVersion=" + three)));
    }

    @Test
    void a_version_still_to_come_times_out_saying_that_it_is_too_large() {
        for (String path : List.of(
                MAPS + "?resourceVersion=" + FUTURE,
                MAPS + "?resourceVersionMatch=NotOlderThan&resourceVersion=" + FUTURE,
                MAPS + "/a?resourceVersion=" + FUTURE)) {
            HttpResponse<String> answer = requests.get(path);
            JsonNode status = Requests.json(answer);
            assertEquals(504, answer.statusCode(), path);
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
            assertEquals("Timeout", status.path("reason").asString());
            assertTrue(status.path("message").asString().startsWith("Timeout: Too large resource version: " + FUTURE));
            assertEquals(
                    "[{\"reason\":\"ResourceVersionTooLarge\",\"message\":\"Too large resource version\"}]",
                    status.at("/details/causes").toString());
        }
    }

    @Test
    void of_an_exact_version_still_to_come_the_older_release_tells_what_etcd_says() {
        for (String how : List.of("limit=1", "resourceVersionMatch=Exact")) {
            JsonNode status = Requests.json(requests.get(MAPS + "?" + how + "&resourceVersion=" + FUTURE));
            assertEquals(isNewest() ? 504 : 500, status.path("code").asInt());
            if (!isNewest()) {
                assertEquals(
                        "etcdserver: mvcc: required revision is a future revision",
                        status.path("message").asString());
            }
        }
    }

    @Test
    void a_version_that_is_no_number_is_the_clients_fault_where_the_release_says_so() {
        String invalid = "resourceVersion: Invalid value: \"x1\": strconv.ParseUint: parsing \"x1\": invalid syntax";
        JsonNode plain = list("resourceVersion=x1");
        assertEquals(isNewest() ? 400 : 500, plain.path("code").asInt());
        assertEquals(
                (isNewest() ? "invalid resource version: " : "") + invalid,
                plain.path("message").asString());
        for (String how : List.of("limit=1", "resourceVersionMatch=Exact")) {
            JsonNode status = list(how + "&resourceVersion=x1");
            assertEquals(400, status.path("code").asInt());
            assertEquals(
                    "invalid resource version: " + invalid,
                    status.path("message").asString());
        }
        JsonNode get = Requests.json(requests.get(MAPS + "/a?resourceVersion=x1"));
        assertEquals(500, get.path("code").asInt());
        assertEquals(invalid, get.path("message").asString());
    }

    @Test
    void options_that_do_not_go_together_are_refused_with_all_their_causes() {
        refused("resourceVersionMatch=Exact", "resourceVersionMatch is forbidden unless resourceVersion is provided");
        refused(
                "resourceVersion=0&resourceVersionMatch=Exact",
                "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        refused(
                "resourceVersion=1&resourceVersionMatch=NotOlderThan&continue=x",
                "resourceVersionMatch is forbidden when continue is provided");
        refused(
                "continue=x&resourceVersionMatch=Exact",
                "resourceVersionMatch is forbidden unless resourceVersion is provided",
                "resourceVersionMatch is forbidden when continue is provided");
        JsonNode unknown = list("resourceVersion=1&resourceVersionMatch=Newer");
        assertEquals(
                "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Unsupported value: \"Newer\":"
                        + " supported values: \"Exact\", \"NotOlderThan\", \"\"",
                unknown.path("message").asString());
    }

    @Test
    void only_the_newest_release_knows_initial_events_and_lists_have_none() {
        if (isNewest()) {
            JsonNode status = list("sendInitialEvents=true");
            assertEquals(
                    "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is"
                            + " forbidden for list",
                    status.path("message").asString());
        } else {
            assertEquals(
                    "ConfigMapList", list("sendInitialEvents=true").path("kind").asString());
        }
    }

    @Test
    void a_continue_token_that_is_none_is_a_bad_request() {
        bad("continue=%25", "illegal base64 data at input byte 0");
        bad("continue=abc", "invalid character 'i' looking for beginning of value");
        bad(
                "continue=" + encoded("{\"v\":\"meta.k8s.io/v1\",\"start\":\"a\"}"),
                "incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
        bad(
                "continue=" + encoded("{\"v\":\"meta.k8s.io/v1\",\"rv\":5}"),
                "encoded start key empty (version meta.k8s.io/v1)");
        bad("continue=" + encoded("{\"v\":\"meta.k8s.io/v1\",\"rv\":5,\"start\":\"../x\"}"), "../x");
        String version = isNewest() ? "v9" : "\"v9\"";
        bad(
                "continue=" + encoded("{\"v\":\"v9\",\"rv\":5,\"start\":\"a\"}"),
                "server does not recognize this encoded version " + version);
        JsonNode both = list("resourceVersion=5&continue=" + token(list("limit=1")));
        assertEquals(400, both.path("code").asInt());
        assertEquals(
                "specifying resource version is not allowed when using continue",
                both.path("message").asString());
        assertEquals("ab b c", names(list("resourceVersion=0&continue=" + token(list("limit=1")))));
    }

    private void refused(String query, String... problems) {
        JsonNode status = list(query);
        assertEquals(422, status.path("code").asInt(), query);
        List<String> causes = new ArrayList<>();
        status.at("/details/causes")
                .forEach(cause -> causes.add(cause.path("message").asString()));
        assertEquals(
                List.of(problems).stream()
                        .map(problem -> "Forbidden: " + problem)
                        .toList(),
                causes);
    }

    private void bad(String query, String problem) {
        JsonNode status = list(query);
        assertEquals(400, status.path("code").asInt(), query);
        assertEquals(
                "invalid continue token: continue key is not valid: " + problem,
                status.path("message").asString());
    }

    private static String encoded(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(JsonNode list) {
        return list.at("/metadata/continue").asString();
    }

    private static JsonNode list(String query) {
        return requests.getJson(MAPS + "?" + query);
    }

    private static String create(String name) {
        JsonNode created =
                requests.post(MAPS, "{\"metadata\": {\"name\": \"" + name + "\", \"labels\": {\"kept\": \"yes\"}}}");
        return created.at("/metadata/resourceVersion").asString();
    }

    private void delete(String name) {
        assertEquals(200, requests.send("DELETE", MAPS + "/" + name, "").statusCode());
    }

    /** Without the one that a controller may put into every namespace. */
    private static String names(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            names.add(item.at("/metadata/name").asString());
        }
        return String.join(" ", names);
    }
}
