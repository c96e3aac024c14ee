package io.drydock.apiserver.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.cacher.Cachers;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A store of config maps over memory, and short ways to use it. */
final class StoreFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    private static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");

    final Storage storage = new MemoryStorage();
    final ExampleStrategy strategy = new ExampleStrategy();
    final Store store;

    /** Reads straight from the store. */
    StoreFixture() {
        this(Cachers.none());
    }

    StoreFixture(Cachers cachers) {
        store = new Store(options(cachers), CONFIG_MAPS, strategy, TableConvertor.DEFAULT);
    }

    private RestOptions options(Cachers cachers) {
        return new RestOptions(
                scheme(),
                storage,
                "/registry",
                CONFIG_MAPS.resource(),
                Duration.ofHours(1),
                cachers,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Creates an object whose name the server makes up in this way. */
    KubeObject createNamedBy(NameGenerator names) {
        ResourceStorage resource = ResourceStorage.of(options(Cachers.none()), CONFIG_MAPS, strategy);
        ResourceStorage named = new ResourceStorage(
                resource.resource(),
                resource.strategy(),
                resource.storage(),
                resource.reader(),
                resource.keys(),
                resource.codec(),
                names,
                resource.timeToLive(),
                resource.ownWrites(),
                resource.clock());
        return new CreateOperation(named).run(DEFAULT, configMap("'generateName':'gen-'", ""), options("{}"));
    }

    /** Knows config maps that have a status. */
    private static Scheme scheme() {
        TypeCatalog catalog = TypeCatalog.load(Release.V1_36);
        Scheme scheme = Scheme.builder(catalog).build();
        GroupVersionKind kind = new GroupVersionKind("", "v1", "ConfigMap");
        List<Field> fields = new ArrayList<>();
        catalog.kind(kind).orElseThrow().fields().forEach(fields::add);
        fields.add(Field.optional("status", new MapType(ScalarType.ANY)));
        scheme.addType(kind, StructType.of("v1.ConfigMap", fields));
        return scheme;
    }

    static RequestScope scope(String namespace) {
        RequestInfo request = new RequestInfo(
                true,
                "/api/v1/namespaces/" + namespace + "/configmaps",
                "get",
                "api",
                "",
                "v1",
                namespace,
                "configmaps",
                "",
                "",
                List.of());
        return new RequestScope(request, UserInfo.of("tester"), namespace);
    }

    static final RequestScope DEFAULT = scope("default");

    static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"').getBytes(UTF_8));
    }

    /** @param metadata in JSON, without braces, single quotes for double ones */
    static KubeObject configMap(String metadata, String data) {
        return KubeObject.of(
                tree("{'data':{" + data + "},'apiVersion':'v1','kind':'ConfigMap','metadata':{" + metadata + "}}"));
    }

    static WriteOptions options(String json) {
        ObjectNode tree = tree(json);
        return new WriteOptions(tree.has("dryRun"), tree, WriteOptions.Admission.NONE);
    }

    static WriteOptions none() {
        return options("{}");
    }

    KubeObject create(String metadata) {
        return create(metadata, "");
    }

    KubeObject create(String metadata, String data) {
        return store.create(DEFAULT, "", configMap(metadata, data), none());
    }

    KubeObject get(String name) {
        return store.get(DEFAULT, name, tree("{}"));
    }

    /** As PATCH does it. */
    KubeObject change(String name, Change change) {
        return store.update(DEFAULT, name, changing(change), none()).object();
    }

    /** As PUT does it. */
    KubeObject put(String name, KubeObject object) {
        UpdatedObject replaced = current -> object.deepCopy();
        return store.update(DEFAULT, name, replaced, none()).object();
    }

    static UpdatedObject changing(Change change) {
        return current -> {
            KubeObject copy = current.orElseThrow().deepCopy();
            change.apply(copy);
            return copy;
        };
    }

    Deletion delete(String name, String deleteOptions) {
        return store.delete(DEFAULT, name, options(deleteOptions));
    }

    /** Whoever reads what is at hand finds what was written before this. */
    void settle() {
        store.list(DEFAULT, ListOptions.ALL);
    }

    boolean exists(String name) {
        return storage.get("/registry/configmaps/default/" + name, 0).isPresent();
    }

    static ListOptions select(String labels, String fields, long limit, String continueToken) {
        return new ListOptions(
                LabelSelector.parse(labels),
                FieldSelector.parse(fields),
                limit,
                continueToken,
                "",
                "",
                OptionalLong.empty(),
                false,
                Optional.empty());
    }

    static ListOptions at(String resourceVersion, String match, long limit) {
        return new ListOptions(
                LabelSelector.everything(),
                FieldSelector.everything(),
                limit,
                "",
                resourceVersion,
                match,
                OptionalLong.empty(),
                false,
                Optional.empty());
    }

    /** That two objects are the same as JSON, where an int and a long are one. */
    static void assertSameJson(KubeObject expected, KubeObject actual) {
        assertEquals(tree(expected.toString()), tree(actual.toString()));
    }

    static Status assertFails(int code, String reason, String message, Executable call) {
        Status status = assertThrows(StatusException.class, call).status();
        assertEquals(message, status.message());
        assertEquals(reason, status.reason());
        assertEquals(code, status.code());
        return status;
    }

    @Override
    public void close() {
        store.close();
        storage.close();
    }

    /** What a patch does to an object. */
    interface Change {
        void apply(KubeObject object);
    }
}
