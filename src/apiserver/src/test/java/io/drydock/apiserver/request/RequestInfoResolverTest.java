package io.drydock.apiserver.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.http.Query;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestInfoResolverTest {
    private final RequestInfoResolver resolver = RequestInfoResolver.withLegacyApi();

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    /api/v1/namespaces,                          list,   '',   namespaces, '',       ''
            GET,    /api/v1/namespaces/other,                    get,    other, namespaces, '',      other
            GET,    /api/v1/namespaces/other/pods,               list,   other, pods,      '',       ''
            GET,    /api/v1/namespaces/other/pods/foo,           get,    other, pods,      '',       foo
            HEAD,   /api/v1/namespaces/other/pods/foo,           get,    other, pods,      '',       foo
            GET,    /api/v1/pods,                                list,   '',   pods,       '',       ''
            GET,    /api/v1/namespaces/other/pods/foo/log,       get,    other, pods,      log,      foo
            PUT,    /api/v1/namespaces/other/finalize,           update, other, namespaces, finalize, other
            PUT,    /api/v1/namespaces/other/status,             update, other, namespaces, status,  other
            GET,    /api/v1/watch/namespaces/other/pods,         watch,  other, pods,      '',       ''
            GET,    /api/v1/watch/pods,                          watch,  '',   pods,       '',       ''
            GET,    /api/v1/proxy/namespaces/other/pods/foo/bar, proxy,  other, pods,      '',       foo
            POST,   /api/v1/namespaces/other/pods,               create, other, pods,      '',       ''
            PATCH,  /api/v1/namespaces/other/pods/foo,           patch,  other, pods,      '',       foo
            DELETE, /api/v1/namespaces/other/pods/foo,           delete, other, pods,      '',       foo
            DELETE, /api/v1/namespaces/other/pods,               deletecollection, other, pods, '',  ''
            OPTIONS, /api/v1/namespaces/other/pods/foo,          '',     other, pods,      '',       foo
            """)
    void core_paths_name_verb_namespace_resource_subresource_and_name(
            String method,
            String path,
            String verb,
            String namespace,
            String resource,
            String subresource,
            String name) {
        RequestInfo info = resolve(method, path, "");
        assertTrue(info.isResourceRequest());
        assertEquals(
                List.of(verb, "", "v1", namespace, resource, subresource, name),
                List.of(
                        info.verb(),
                        info.apiGroup(),
                        info.apiVersion(),
                        info.namespace(),
                        info.resource(),
                        info.subresource(),
                        info.name()));
    }

    @Test
    void a_group_comes_before_the_version_under_apis() {
        RequestInfo info = resolve("GET", "/apis/apps/v1/namespaces/a/deployments/b/scale", "");
        assertEquals("apps", info.apiGroup());
        assertEquals("v1", info.apiVersion());
        assertEquals(List.of("deployments", "b", "scale"), info.parts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/apis",
                "/apis/apps",
                "/apis/apps/v1",
                "/apis/apps/v1/",
                "/healthz",
                "//",
                "/openapi/v2/x/y"
            })
    void other_paths_are_not_for_resources(String path) {
        RequestInfo info = resolve("GET", path, "");
        assertFalse(info.isResourceRequest());
        assertEquals("get", info.verb());
        assertEquals(path, info.path());
    }

    @ParameterizedTest
    @CsvSource({
        "watch=1,watch",
        "watch=true,watch",
        "watch,watch",
        "watch=0,list",
        "watch=False,list",
        "limit=abc&watch=1,watch"
    })
    void the_query_turns_a_list_into_a_watch(String query, String verb) {
        assertEquals(verb, resolve("GET", "/api/v1/pods", query).verb());
    }

    @ParameterizedTest
    @CsvSource({
        "fieldSelector=metadata.name%3Da, a",
        "fieldSelector=spec.x%3Db%2Cmetadata.name%3D%3Da, a",
        "fieldSelector=metadata.name!%3Da, ''",
        "fieldSelector=metadata.name%3Da%2Fb, ''"
    })
    void a_selector_of_one_name_names_the_object(String query, String name) {
        RequestInfo info = resolve("GET", "/api/v1/namespaces/n/pods", query);
        assertEquals("list", info.verb());
        assertEquals(name, info.name());
    }

    @Test
    void a_verb_without_a_resource_is_refused() {
        assertThrows(RequestInfoException.class, () -> resolve("GET", "/api/v1/watch", ""));
    }

    @Test
    void watches_and_tunnels_are_long_running() {
        var check = new LongRunningRequestCheck(Set.of("watch", "proxy"), Set.of("log", "exec"));
        assertTrue(check.test(resolve("GET", "/api/v1/pods", "watch=1")));
        assertTrue(check.test(resolve("GET", "/api/v1/namespaces/a/pods/b/log", "")));
        assertTrue(check.test(resolve("GET", "/debug/pprof/profile", "")));
        assertFalse(check.test(resolve("GET", "/api/v1/pods", "")));
        assertFalse(check.test(resolve("GET", "/log", "")));
    }

    private RequestInfo resolve(String method, String path, String query) {
        return resolver.resolve(method, path, Query.parse(query));
    }
}
