package io.drydock.chapters.objects;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.chapters.chain.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers that do not end: a line of JSON for every change, until the client goes or the server stops. */
record Watches(Storage storage, BooleanSupplier isStopping) {
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final String NAME = "metadata.name=";

    void serve(Exchange exchange, ObjectPath path) throws IOException {
        List<String> from = exchange.query("resourceVersion");
        OptionalLong after = from.isEmpty() || from.getFirst().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(from.getFirst()));
        Predicate<StoredValue> selected = selected(exchange);
        try (StorageWatch watch = storage.watch(path.prefix(), after)) {
            OutputStream lines = exchange.answer(200, "application/json");
            lines.flush();
            while (!isStopping.getAsBoolean()) {
                Optional<StorageEvent> event = watch.next(LOOK_UP);
                if (event.isPresent()) {
                    write(event.get(), selected, lines);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(StorageEvent event, Predicate<StoredValue> selected, OutputStream lines)
            throws IOException {
        switch (event) {
            case StorageEvent.Put put
            when selected.test(put.value()) ->
                line(put.previous().isEmpty() ? "ADDED" : "MODIFIED", put.value(), lines);
            case StorageEvent.Deleted deleted
            when selected.test(deleted.previous()) -> line("DELETED", deleted.previous(), lines);
            case StorageEvent.Put other -> {}
            case StorageEvent.Deleted other -> {}
            case StorageEvent.Progress nothingNew -> {}
        }
    }

    private static void line(String type, StoredValue value, OutputStream lines) throws IOException {
        ObjectNode event = JsonMapper.shared().createObjectNode().put("type", type);
        event.set("object", Objects.withRevision(value));
        lines.write(JsonMapper.shared().writeValueAsBytes(event));
        lines.write('\n');
        lines.flush();
    }

    /** Of the field selectors the one that kubectl uses to wait for a single object. */
    static Predicate<StoredValue> selected(Exchange exchange) {
        List<String> selectors = exchange.query("fieldSelector");
        if (selectors.isEmpty() || !selectors.getFirst().startsWith(NAME)) {
            return value -> true;
        }
        String end = "/" + selectors.getFirst().substring(NAME.length());
        return value -> value.key().endsWith(end);
    }
}
