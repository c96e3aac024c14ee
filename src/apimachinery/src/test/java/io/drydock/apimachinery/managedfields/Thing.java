package io.drydock.apimachinery.managedfields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object that several managers write to, of a type that has everything which merges in a way of its own. */
final class Thing {
    private static final List<String> NOT_CONTENT = List.of("apiVersion", "kind", "metadata");

    private final FieldManager manager;
    private KubeObject live;
    private Instant now = Instant.parse("2020-01-01T00:00:00Z");

    private Thing(Release release, StructType type) {
        this.manager = new FieldManager(
                new GroupVersion("", "v1"),
                version -> version.equals("v1") ? Optional.of(type) : Optional.empty(),
                release,
                VersionConverter.NONE,
                object("{}"),
                () -> now);
        this.live = manager.empty();
    }

    static Thing of(Release release) {
        return new Thing(release, type(ListType.Kind.MAP, false));
    }

    /** The same object under another type, of which {@code list} and {@code struct} are values without parts. */
    static Thing withAtomicParts(Release release, Thing before) {
        Thing thing = new Thing(release, type(ListType.Kind.ATOMIC, true));
        thing.live = before.live.deepCopy();
        return thing;
    }

    private static StructType type(ListType.Kind listKind, boolean atomicStruct) {
        StructType element = StructType.of(
                "v1.Element",
                List.of(
                        required("name", ScalarType.STRING),
                        Field.optional("protocol", ScalarType.STRING),
                        Field.optional("value1", ScalarType.INT64),
                        Field.optional("value2", ScalarType.INT64),
                        Field.optional("values", new ListType(ScalarType.STRING, ListType.Kind.SET, List.of()))));
        StructType struct = StructType.lazy(
                "v1.Part",
                atomicStruct,
                () -> List.of(Field.optional("name", ScalarType.STRING), Field.optional("value", ScalarType.INT64)));
        return StructType.of(
                "v1.Thing",
                List.of(
                        Field.optional("apiVersion", ScalarType.STRING),
                        Field.optional("kind", ScalarType.STRING),
                        Field.optional("metadata", new MapType(ScalarType.ANY)),
                        Field.optional("number", ScalarType.INT64),
                        Field.optional("text", ScalarType.STRING),
                        Field.optional("truth", ScalarType.BOOLEAN),
                        Field.optional("set", new ListType(ScalarType.ANY, ListType.Kind.SET, List.of())),
                        Field.optional(
                                "list",
                                listKind == ListType.Kind.MAP
                                        ? new ListType(element, ListType.Kind.MAP, List.of("name"))
                                        : ListType.atomic(element)),
                        Field.optional("atomic", ListType.atomic(ScalarType.INT64)),
                        Field.optional("maps", new MapType(new MapType(ScalarType.STRING))),
                        Field.optional("struct", struct),
                        Field.optional(
                                "ports", new ListType(port(), ListType.Kind.MAP, List.of("containerPort", "protocol"))),
                        Field.optional(
                                "servicePorts",
                                new ListType(servicePort(), ListType.Kind.MAP, List.of("port", "protocol"))),
                        Field.optional("status", new MapType(ScalarType.STRING)),
                        Field.optional("any", ScalarType.ANY)));
    }

    private static StructType port() {
        return StructType.of(
                "io.k8s.api.core.v1.ContainerPort",
                List.of(
                        required("containerPort", ScalarType.INT32),
                        Field.optional("protocol", ScalarType.STRING),
                        Field.optional("name", ScalarType.STRING)));
    }

    private static StructType servicePort() {
        return StructType.of(
                "io.k8s.api.core.v1.ServicePort",
                List.of(required("port", ScalarType.INT32), Field.optional("protocol", ScalarType.STRING)));
    }

    private static Field required(String name, Type type) {
        return new Field(
                name, name, type, true, new Field.Presence(false, false, false), Optional.empty(), List.of(), "", "");
    }

    Thing applies(String who, String yaml) {
        return applied(who, yaml, false);
    }

    Thing forces(String who, String yaml) {
        return applied(who, yaml, true);
    }

    private Thing applied(String who, String yaml, boolean force) {
        live = stored(manager.apply(live, configuration(yaml), writer(who), force));
        return this;
    }

    /** Every conflict as manager and path. */
    Thing conflicts(String who, String yaml, String... expected) {
        Status refused = assertThrows(StatusException.class, () -> applied(who, yaml, false))
                .status();
        assertEquals(409, refused.code());
        List<String> causes = new ArrayList<>();
        refused.details()
                .orElseThrow()
                .causes()
                .forEach(cause -> causes.add(cause.message().replace("conflict with ", "") + " " + cause.field()));
        assertEquals(List.of(expected), causes);
        return this;
    }

    String refusal(String who, String yaml) {
        Status status = assertThrows(StatusException.class, () -> applied(who, yaml, true))
                .status();
        return status.code() + " " + status.message();
    }

    Thing updates(String who, String yaml) {
        return updates(writer(who), yaml);
    }

    Thing updates(FieldWriter who, String yaml) {
        KubeObject changed = object(yaml);
        changed.setUid(live.uid());
        manager.update(live, changed, who);
        live = stored(changed);
        return this;
    }

    private static FieldWriter writer(String who) {
        return new FieldWriter(who, "", ResetFields.NONE);
    }

    Thing later() {
        now = now.plus(Duration.ofMinutes(1));
        return this;
    }

    Thing is(String yaml) {
        ObjectNode content = live.tree().deepCopy().remove(NOT_CONTENT);
        assertEquals(tree(yaml), content.properties().isEmpty() ? tree("{}") : content);
        return this;
    }

    /** Who owns what, a line for each manager, in any order: {@code name: .path .path}. */
    Thing isOwned(String... expected) {
        List<String> owners = new ArrayList<>();
        live.at("metadata", "managedFields").forEach(entry -> {
            String paths = FieldSet.ofTree(entry.get("fieldsV1")).orElseThrow().paths().stream()
                    .map(FieldSet::show)
                    .collect(Collectors.joining(" "));
            String name = entry.get("manager").asString();
            String subresource = entry.path("subresource").asString("");
            owners.add(name + (subresource.isEmpty() ? "" : "/" + subresource) + ": " + paths);
        });
        assertEquals(
                Stream.of(expected).sorted().toList(), owners.stream().sorted().toList());
        return this;
    }

    /** When each manager wrote last, in minutes; empty for one that has no time. */
    Thing isTimed(String... expected) {
        List<String> times = new ArrayList<>();
        live.at("metadata", "managedFields").forEach(entry -> {
            String time = entry.path("time").asString("");
            times.add(entry.get("manager").asString() + (time.isEmpty() ? "" : " " + time.substring(14, 16)));
        });
        assertEquals(List.of(expected), times);
        return this;
    }

    private static KubeObject stored(KubeObject object) {
        KubeObject stored = object.deepCopy();
        stored.setUid("1");
        stored.tree().properties().removeIf(field -> field.getValue().isNull());
        return stored;
    }

    private static ObjectNode configuration(String yaml) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("apiVersion", "v1").put("kind", "Thing");
        tree.setAll(tree(yaml));
        return tree;
    }

    private static KubeObject object(String yaml) {
        return KubeObject.of(configuration(yaml));
    }

    private static ObjectNode tree(String yaml) {
        JsonNode node = YamlDecoder.decode(yaml.getBytes(UTF_8));
        return (ObjectNode) node;
    }
}
