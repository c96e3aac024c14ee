package io.drydock.chapters.objects;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import io.drydock.chapters.chain.Routes;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Config maps and namespaces, created, read, listed, watched and deleted: just enough for a {@code kubectl}. This is
 * not a step of the startup, but what the startup is for.
 */
public final class Objects implements Routes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Storage storage;
    private final Watches watches;
    private final ProtobufDecoder protobuf = new ProtobufDecoder(Release.V1_20);

    /** @param isStopping ends the watches */
    public Objects(Storage storage, BooleanSupplier isStopping) {
        this.storage = storage;
        this.watches = new Watches(storage, isStopping);
    }

    @Override
    public Optional<Handler> find(Exchange exchange) {
        return ObjectPath.of(exchange.path())
                .<Handler>map(path -> asked -> answer(asked, path))
                .or(() -> Discovery.find(exchange));
    }

    /** Has a namespace that the server itself needs; it may be there from before. */
    public void ensureNamespace(String name) {
        ObjectPath namespaces = new ObjectPath("namespaces", "", "");
        if (storage.get(namespaces.prefix() + name, 0).isEmpty()) {
            ObjectNode namespace = JSON.createObjectNode();
            namespace.withObjectProperty("metadata").put("name", name);
            create(namespaces, namespace);
        }
    }

    // tag::verbs[]
    private void answer(Exchange exchange, ObjectPath path) throws IOException {
        try {
            switch (exchange.method()) {
                case "POST" -> send(exchange, 201, create(path, read(exchange)));
                case "DELETE" -> send(exchange, 200, delete(path));
                case "GET" -> get(exchange, path);
                default ->
                    throw StatusErrors.methodNotSupported(
                            resource(path), exchange.method().toLowerCase());
            }
        } catch (StatusException refused) {
            send(exchange, refused.status().code(), refused.status().toTree());
        } catch (StorageException.Compacted tooOld) {
            Status expired = StatusErrors.expired(tooOld.getMessage()).status();
            send(exchange, expired.code(), expired.toTree());
        }
    }

    private void get(Exchange exchange, ObjectPath path) throws IOException {
        boolean isWatch = exchange.query("watch").stream().anyMatch(value -> !value.equals("false"));
        if (isWatch) {
            watches.serve(exchange, path);
        } else if (path.name().isEmpty()) {
            send(exchange, 200, list(exchange, path));
        } else {
            StoredValue value = storage.get(path.prefix() + path.name(), 0)
                    .orElseThrow(() -> StatusErrors.notFound(resource(path), path.name()));
            send(exchange, 200, withRevision(value));
        }
    }
    // end::verbs[]

    private ObjectNode create(ObjectPath path, ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        String name = metadata.path("name").asString("");
        if (!name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?") || !path.name().isEmpty()) {
            throw StatusErrors.badRequest("metadata.name: \"" + name + "\" is not a name that an object can have");
        }
        object.put("apiVersion", "v1").put("kind", path.kind());
        if (!path.namespace().isEmpty()) {
            metadata.put("namespace", path.namespace());
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put(
                "creationTimestamp",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            return withRevision(storage.create(path.prefix() + name, JSON.writeValueAsBytes(object), Optional.empty()));
        } catch (StorageException.KeyExists exists) {
            throw StatusErrors.alreadyExists(resource(path), name);
        }
    }

    private ObjectNode delete(ObjectPath path) {
        try {
            return withRevision(storage.delete(path.prefix() + path.name(), Storage.Precondition.NONE));
        } catch (StorageException.KeyNotFound absent) {
            throw StatusErrors.notFound(resource(path), path.name());
        }
    }

    private ObjectNode list(Exchange exchange, ObjectPath path) {
        Page page = storage.list(path.prefix(), ListRange.ALL);
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", path.kind() + "List");
        list.withObjectProperty("metadata").put("resourceVersion", Long.toString(page.revision()));
        var items = list.withArrayProperty("items");
        page.values().stream().filter(Watches.selected(exchange)).forEach(value -> items.add(withRevision(value)));
        return list;
    }

    /** JSON, or the protobuf that kubectl sends for what it creates itself. */
    private ObjectNode read(Exchange exchange) throws IOException {
        byte[] sent = exchange.sent();
        boolean isProtobuf = sent.length > 0 && sent[0] == 'k';
        try {
            JsonNode object = isProtobuf ? protobuf.decode(sent) : JSON.readTree(sent);
            return (ObjectNode) object;
        } catch (JacksonException | ClassCastException malformed) {
            throw StatusErrors.badRequest("the body is not an object in JSON");
        }
    }

    /** The stored object with its revision in it, which is not stored: it is known only when it has been written. */
    static ObjectNode withRevision(StoredValue value) {
        ObjectNode object = (ObjectNode) JSON.readTree(value.value());
        object.withObjectProperty("metadata").put("resourceVersion", Long.toString(value.revision()));
        return object;
    }

    private static GroupResource resource(ObjectPath path) {
        return new GroupResource("", path.resource());
    }

    private static void send(Exchange exchange, int code, ObjectNode body) throws IOException {
        exchange.answer(code, "application/json").write(JSON.writeValueAsBytes(body));
    }
}
