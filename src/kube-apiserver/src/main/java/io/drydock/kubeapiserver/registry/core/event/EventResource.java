package io.drydock.kubeapiserver.registry.core.event;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/registry/core/event/storage/storage.go: NewREST" */
public final class EventResource {
    private static final Table TABLE = Table.withColumns(
                    TableColumn.text("Last Seen"),
                    TableColumn.text("Type"),
                    TableColumn.text("Reason"),
                    TableColumn.text("Object"),
                    TableColumn.wideText("Subobject"),
                    TableColumn.wideText("Source"),
                    TableColumn.text("Message"),
                    TableColumn.wideText("First Seen"),
                    TableColumn.wideText("Count"),
                    new TableColumn("Name", "string", "name", "", 1))
            .withRows(EventResource::row);

    private EventResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(EventStrategy::new).withTable(TABLE);
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printEvent" */
    private static TableRow row(KubeObject event, Instant now) {
        String first = time(event, "firstTimestamp");
        first = Cells.since(first.isEmpty() ? time(event, "eventTime") : first, now);
        String last = time(event, "lastTimestamp");
        last = last.isEmpty() ? first : Cells.since(last, now);
        long count = event.at("count").asLong(0);
        JsonNode series = event.at("series");
        if (series.isObject()) {
            last = Cells.since(series.path("lastObservedTime").asString(""), now);
            count = series.path("count").asLong(0);
        } else if (count == 0) {
            count = 1;
        }
        JsonNode about = event.at("involvedObject");
        String kind = about.path("kind").asString("").toLowerCase(Locale.ROOT);
        String name = about.path("name").asString("");
        return TableRow.of(
                last,
                event.at("type").asString(""),
                event.at("reason").asString(""),
                name.isEmpty() ? kind : kind + "/" + name,
                about.path("fieldPath").asString(""),
                source(event),
                event.at("message").asString("").strip(),
                first,
                count,
                event.name());
    }

    private static String time(KubeObject event, String field) {
        return event.at(field).asString("");
    }

    private static String source(KubeObject event) {
        String component = event.at("source", "component").asString("");
        String host = event.at("source", "host").asString("");
        if (component.isEmpty()) {
            component = event.at("reportingComponent").asString("");
        }
        if (host.isEmpty()) {
            host = event.at("reportingInstance").asString("");
        }
        return host.isEmpty() ? component : component + ", " + host;
    }
}
