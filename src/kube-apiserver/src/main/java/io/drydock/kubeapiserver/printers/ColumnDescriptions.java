package io.drydock.kubeapiserver.printers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of the tables of a release say about themselves. Read when somebody asks for the first table.
 *
 * <p>The resource it reads has a line for each text and one for each table, which says by their numbers which texts its
 * columns have.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: AddHandlers"
 */
public final class ColumnDescriptions {
    private final Release release;
    private volatile @Nullable Map<String, Map<String, String>> tables;

    public ColumnDescriptions(Release release) {
        this.release = release;
    }

    /** The table of a resource with its columns described. */
    public TableConvertor describe(GroupResource resource, TableConvertor table) {
        return new Described(resource, table);
    }

    private TableColumn described(GroupResource resource, TableColumn column) {
        String text = tables().getOrDefault(resource.toString(), Map.of()).getOrDefault(column.name(), "");
        return new TableColumn(column.name(), column.type(), column.format(), text, column.priority());
    }

    private Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> known = tables;
        if (known == null) {
            // Two that come at once both read, and find the same.
            known = read("columns-" + release.version() + ".txt");
            tables = known;
        }
        return known;
    }

    private static Map<String, Map<String, String>> read(String file) {
        List<String> texts = new ArrayList<>();
        Map<String, Map<String, String>> tables = new HashMap<>();
        try (var in = Objects.requireNonNull(ColumnDescriptions.class.getResourceAsStream(file), file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                if (parts[0].equals("text")) {
                    texts.add(parts[1].replace("\\n", "\n"));
                } else {
                    tables.put(parts[1], columns(parts, texts));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read what columns say from " + file, unreadable);
        }
        return tables;
    }

    private static Map<String, String> columns(String[] parts, List<String> texts) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            columns.put(parts[i].substring(0, equals), texts.get(Integer.parseInt(parts[i].substring(equals + 1))));
        }
        return columns;
    }

    private final class Described implements TableConvertor {
        private final GroupResource resource;
        private final TableConvertor table;

        Described(GroupResource resource, TableConvertor table) {
            this.resource = resource;
            this.table = table;
        }

        @Override
        public List<TableColumn> columns() {
            return table.columns().stream()
                    .map(column -> described(resource, column))
                    .toList();
        }

        @Override
        public TableRow row(KubeObject object, Instant now) {
            return table.row(object, now);
        }

        @Override
        public boolean nullWithoutRows() {
            return table.nullWithoutRows();
        }
    }
}
