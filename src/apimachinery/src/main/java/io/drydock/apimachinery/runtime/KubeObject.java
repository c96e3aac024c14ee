package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thin typed view of an API object: accessors for what every object has, over the tree that holds all of it.
 *
 * <p>The view owns nothing: a change through it is a change of {@link #tree()}. Setting a value to empty or null
 * removes the field, as Go leaves out what is empty.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/meta.go: Object"
 */
public final class KubeObject {
    private final ObjectNode tree;

    private KubeObject(ObjectNode tree) {
        this.tree = tree;
    }

    public static KubeObject of(ObjectNode tree) {
        return new KubeObject(tree);
    }

    /** A new object that holds its kind and nothing else. */
    public static KubeObject ofKind(GroupVersionKind kind) {
        KubeObject object = new KubeObject(JsonNodeFactory.instance.objectNode());
        object.setKind(kind);
        return object;
    }

    public ObjectNode tree() {
        return tree;
    }

    public KubeObject deepCopy() {
        return new KubeObject(tree.deepCopy());
    }

    public String apiVersion() {
        return text(tree, "apiVersion");
    }

    public String kind() {
        return text(tree, "kind");
    }

    public GroupVersionKind groupVersionKind() {
        return GroupVersion.parse(apiVersion()).withKind(kind());
    }

    public void setKind(GroupVersionKind kind) {
        tree.put("apiVersion", kind.apiVersion());
        tree.put("kind", kind.kind());
    }

    public String name() {
        return metaText("name");
    }

    public void setName(String name) {
        setMetaText("name", name);
    }

    public String generateName() {
        return metaText("generateName");
    }

    public String namespace() {
        return metaText("namespace");
    }

    public void setNamespace(String namespace) {
        setMetaText("namespace", namespace);
    }

    public String uid() {
        return metaText("uid");
    }

    public void setUid(String uid) {
        setMetaText("uid", uid);
    }

    public String resourceVersion() {
        return metaText("resourceVersion");
    }

    public void setResourceVersion(String resourceVersion) {
        setMetaText("resourceVersion", resourceVersion);
    }

    public long generation() {
        return metaLong("generation").orElse(0);
    }

    public void setGeneration(long generation) {
        if (generation == 0) {
            removeMeta("generation");
        } else {
            metadata().put("generation", generation);
        }
    }

    /** RFC 3339 in UTC, to the second; empty when the object was never stored. */
    public String creationTimestamp() {
        return metaText("creationTimestamp");
    }

    public void setCreationTimestamp(String time) {
        setMetaText("creationTimestamp", time);
    }

    /** RFC 3339 in UTC, to the second; absent while nobody has asked for deletion. */
    public Optional<String> deletionTimestamp() {
        String time = metaText("deletionTimestamp");
        return time.isEmpty() ? Optional.empty() : Optional.of(time);
    }

    public void setDeletionTimestamp(@Nullable String time) {
        setMetaText("deletionTimestamp", time == null ? "" : time);
    }

    public OptionalLong deletionGracePeriodSeconds() {
        return metaLong("deletionGracePeriodSeconds");
    }

    public void setDeletionGracePeriodSeconds(OptionalLong seconds) {
        if (seconds.isPresent()) {
            metadata().put("deletionGracePeriodSeconds", seconds.getAsLong());
        } else {
            removeMeta("deletionGracePeriodSeconds");
        }
    }

    /** A copy; change through {@link #metadata()}. */
    public Map<String, String> labels() {
        return strings("labels");
    }

    /** A copy; change through {@link #metadata()}. */
    public Map<String, String> annotations() {
        return strings("annotations");
    }

    public void setAnnotation(String key, String value) {
        metadata().withObjectProperty("annotations").put(key, value);
    }

    /** A copy; change through {@link #setFinalizers}. */
    public List<String> finalizers() {
        List<String> all = new ArrayList<>();
        metadataOrMissing().path("finalizers").forEach(entry -> all.add(entry.asString()));
        return all;
    }

    public void setFinalizers(List<String> finalizers) {
        if (finalizers.isEmpty()) {
            removeMeta("finalizers");
            return;
        }
        var array = metadata().putArray("finalizers");
        finalizers.forEach(array::add);
    }

    /** The owner references as they stand; a missing node when there are none. */
    public JsonNode ownerReferences() {
        return metadataOrMissing().path("ownerReferences");
    }

    /** The metadata, made when it is absent. */
    public ObjectNode metadata() {
        return tree.get("metadata") instanceof ObjectNode metadata ? metadata : tree.putObject("metadata");
    }

    /** What is at the path, or a missing node. */
    public JsonNode at(String... path) {
        JsonNode node = tree;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }

    /** The object at the path, every step of it made when it is absent. */
    public ObjectNode objectAt(String... path) {
        ObjectNode node = tree;
        for (String step : path) {
            node = node.get(step) instanceof ObjectNode next ? next : node.putObject(step);
        }
        return node;
    }

    private JsonNode metadataOrMissing() {
        return tree.path("metadata");
    }

    private Map<String, String> strings(String field) {
        Map<String, String> all = new LinkedHashMap<>();
        metadataOrMissing()
                .path(field)
                .properties()
                .forEach(e -> all.put(e.getKey(), e.getValue().asString()));
        return all;
    }

    private String metaText(String field) {
        return text(metadataOrMissing(), field);
    }

    private OptionalLong metaLong(String field) {
        JsonNode node = metadataOrMissing().path(field);
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    private void setMetaText(String field, String value) {
        if (value.isEmpty()) {
            removeMeta(field);
        } else {
            metadata().put(field, value);
        }
    }

    private void removeMeta(String field) {
        if (tree.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(field);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : "";
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
