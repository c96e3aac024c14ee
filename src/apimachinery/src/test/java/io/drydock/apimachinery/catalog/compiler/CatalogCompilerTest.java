package io.drydock.apimachinery.catalog.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogCompilerTest {
    private static final String OPEN_API = """
            {"definitions": {
               "io.k8s.api.shop.v1.Part": {"type": "object", "x-kubernetes-map-type": "atomic",
                 "properties": {"name": {"type": "string"}}},
               "io.k8s.api.shop.v1.Widget": {"type": "object", "required": ["parts"],
                 "x-kubernetes-group-version-kind": [{"group": "shop", "version": "v1", "kind": "Widget"}],
                 "properties": {
                   "parts": {"type": "array", "items": {"$ref": "#/definitions/io.k8s.api.shop.v1.Part"},
                     "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                     "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "name"},
                   "made": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.Time"},
                   "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                   "count": {"type": "integer", "format": "int64"}}},
               "io.k8s.apimachinery.pkg.apis.meta.v1.Time": {"type": "string", "format": "date-time"}},
             "paths": {
               "/apis/shop/v1/": {"get": {}},
               "/apis/shop/v1/namespaces/{namespace}/widgets": {
                 "post": {"x-kubernetes-action": "post",
                   "x-kubernetes-group-version-kind": {"group": "shop", "version": "v1", "kind": "Widget"}}},
               "/apis/shop/v1/namespaces/{namespace}/widgets/{name}": {
                 "get": {"x-kubernetes-action": "get",
                   "x-kubernetes-group-version-kind": {"group": "shop", "version": "v1", "kind": "Widget"}}},
               "/apis/shop/v1/namespaces/{namespace}/widgets/{name}/scale": {
                 "put": {"x-kubernetes-action": "put",
                   "x-kubernetes-group-version-kind": {"group": "autoscaling", "version": "v1", "kind": "Scale"}}},
               "/apis/shop/v1/namespaces/{namespace}/widgets/{name}/proxy/{path}": {
                 "put": {"x-kubernetes-action": "connect",
                   "x-kubernetes-group-version-kind": {"group": "shop", "version": "v1", "kind": "ProxyOptions"}}},
               "/apis/shop/v1/watch/widgets": {
                 "get": {"x-kubernetes-action": "watchlist",
                   "x-kubernetes-group-version-kind": {"group": "shop", "version": "v1", "kind": "Widget"}}}}}""";
    private static final List<String> GO_FIELDS = List.of(
            "io.k8s.api.shop.v1.Part",
            "\tname Name",
            "io.k8s.api.shop.v1.Widget",
            "\tcount Count po v1.Count",
            "\tparts Parts o",
            "\tmade TypeMeta/Made oz",
            "\ttags Tags o");
    private static final List<String> REGISTRY =
            List.of("version\tshop\tv1\ton\t1000\t15", "resource\tshop\twidgets\two,wid\tall\t");

    private final JsonNode openApi = JsonMapper.shared().readTree(OPEN_API);

    @Test
    void definitions_become_lines_in_the_order_and_with_the_names_of_go() {
        assertEquals(
                List.of(
                        "io.k8s.api.shop.v1.Part\t\tatomic",
                        "\tname\t=\t\ts",
                        "io.k8s.api.shop.v1.Widget\tshop/v1/Widget",
                        "\tcount\t=\tpo\tl\tv1.Count",
                        "\tparts\t=\tor\t[map:name]#.Part\t\tmerge\tname",
                        "\tmade\tTypeMeta/Made\toz\tt",
                        "\ttags\t=\to\t{}s"),
                new TypeCompiler(openApi, GoFields.parse(GO_FIELDS)).compile());
    }

    @Test
    void paths_become_resources_with_their_subresources() {
        assertEquals(
                List.of(
                        "version\tshop\tv1\ton\t1000\t15",
                        "resource\tshop\tv1\twidgets\tWidget\tnamespaced\tcreate,get,watch\twidget\two,wid\tall\tshop/v1\t"
                                + StorageVersionHash.of(new GroupVersion("shop", "v1"), "Widget"),
                        "subresource\tproxy\tshop/v1/ProxyOptions\t",
                        "subresource\tscale\tautoscaling/v1/Scale\tupdate"),
                new ResourceCompiler(openApi, RegistryFacts.parse(REGISTRY), Release.V1_36).compile());
    }

    @Test
    void a_definition_without_facts_of_go_is_an_error() {
        TypeCompiler compiler = new TypeCompiler(openApi, GoFields.parse(GO_FIELDS.subList(0, 2)));
        IllegalStateException missing = assertThrows(IllegalStateException.class, compiler::compile);
        assertEquals("the Go facts lack the definition io.k8s.api.shop.v1.Widget", missing.getMessage());
    }

    @Test
    void a_run_writes_both_files(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("openapi.json"), OPEN_API);
        Files.write(folder.resolve("go-fields-1.36.txt"), GO_FIELDS);
        Files.write(folder.resolve("registry-1.36.txt"), REGISTRY);
        CatalogCompiler.main(
                new String[] {"1.36", folder.resolve("openapi.json").toString(), folder.toString(), folder.toString()});
        assertEquals(7, Files.readAllLines(folder.resolve("types-1.36.txt")).size());
        assertEquals(4, Files.readAllLines(folder.resolve("resources-1.36.txt")).size());
    }
}
