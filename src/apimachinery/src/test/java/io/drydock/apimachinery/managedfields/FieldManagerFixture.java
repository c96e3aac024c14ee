package io.drydock.apimachinery.managedfields;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Field managers of two kinds, and short ways to make objects and to read who owns what. */
abstract class FieldManagerFixture {
    static final TypeCatalog CATALOG = TypeCatalog.load(Release.V1_20);
    static final FieldManager CONFIG_MAPS = manager("v1", "ConfigMap");
    static final FieldManager DEPLOYMENTS = manager("apps/v1", "Deployment");

    static FieldManager manager(String apiVersion, String kind) {
        GroupVersion version = GroupVersion.parse(apiVersion);
        StructType type = CATALOG.kind(version.withKind(kind)).orElseThrow();
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        empty.put("apiVersion", apiVersion).put("kind", kind);
        return new FieldManager(
                version,
                asked -> asked.equals(apiVersion) ? Optional.of(type) : Optional.empty(),
                Release.V1_20,
                VersionConverter.NONE,
                KubeObject.of(CanonicalForm.ofJson(empty, type)),
                InstantSource.fixed(Instant.parse("2020-01-02T03:04:05Z")));
    }

    static KubeObject apply(FieldManager manager, KubeObject live, String data, String name, boolean force) {
        return manager.apply(
                live,
                tree("{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, data: " + data + "}"),
                name,
                force,
                "");
    }

    static KubeObject configMap(String data) {
        return object("{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, data: " + data + "}", "v1", "ConfigMap");
    }

    static KubeObject object(String yaml, String apiVersion, String kind) {
        StructType type =
                CATALOG.kind(GroupVersion.parse(apiVersion).withKind(kind)).orElseThrow();
        return KubeObject.of(CanonicalForm.ofJson(tree(yaml), type));
    }

    static KubeObject stored(KubeObject object) {
        KubeObject stored = object.deepCopy();
        stored.setUid("1");
        return stored;
    }

    static Map<String, JsonNode> owned(KubeObject object) {
        Map<String, JsonNode> owned = new LinkedHashMap<>();
        object.at("metadata", "managedFields")
                .forEach(entry -> owned.put(entry.get("manager").asString(), entry.get("fieldsV1")));
        return owned;
    }

    static String text(JsonNode node) {
        return node.toString();
    }

    static ObjectNode tree(String yaml) {
        return (ObjectNode) YamlDecoder.decode(yaml.getBytes(UTF_8));
    }
}
