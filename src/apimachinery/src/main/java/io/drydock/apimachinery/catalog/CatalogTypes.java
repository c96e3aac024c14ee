package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.catalog.Field.Presence;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the types of a compiled catalog, a definition's fields when they are first asked for. */
final class CatalogTypes {
    private final Map<String, StructType> byName = new HashMap<>(1024);
    private final Map<GroupVersionKind, StructType> byKind = new HashMap<>(2048);

    private CatalogTypes() {}

    static CatalogTypes parse(String text) {
        CatalogTypes read = new CatalogTypes();
        int position = 0;
        while (position < text.length()) {
            int end = text.indexOf('\n', position);
            int next = end + 1;
            while (next < text.length() && text.charAt(next) == '\t') {
                next = text.indexOf('\n', next) + 1;
            }
            read.define(text.substring(position, end), text, end + 1, next);
            position = next;
        }
        return read;
    }

    Optional<StructType> named(String definition) {
        return Optional.ofNullable(byName.get(definition));
    }

    Optional<StructType> of(GroupVersionKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    Set<GroupVersionKind> kinds() {
        return Set.copyOf(byKind.keySet());
    }

    private void define(String head, String text, int from, int to) {
        String[] words = head.split("\t", -1);
        String name = words[0];
        boolean atomic = words.length > 2 && words[2].equals("atomic");
        StructType type = StructType.lazy(name, atomic, () -> fields(name, text.substring(from, to)));
        byName.put(name, type);
        for (String kind : words.length > 1 ? CatalogResources.words(words[1]) : List.<String>of()) {
            byKind.put(CatalogResources.kind(kind), type);
        }
    }

    private List<Field> fields(String definition, String lines) {
        List<Field> fields = new ArrayList<>();
        String dottedPackage = definition.substring(0, definition.lastIndexOf('.'));
        lines.lines().forEach(line -> fields.add(field(line.substring(1).split("\t", -1), dottedPackage)));
        return fields;
    }

    private Field field(String[] words, String dottedPackage) {
        String name = words[0];
        String goPath = words[1].equals("=") ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : words[1];
        String letters = words[2];
        return new Field(
                name,
                goPath,
                type(words[3], dottedPackage),
                letters.contains("r"),
                new Presence(letters.contains("p"), letters.contains("o"), letters.contains("z")),
                Optional.empty(),
                words.length > 5 ? CatalogResources.words(words[5]) : List.of(),
                words.length > 6 ? words[6] : "",
                words.length > 4 ? words[4] : "");
    }

    private Type type(String code, String dottedPackage) {
        return switch (code.charAt(0)) {
            case '#' -> {
                String name = code.charAt(1) == '.' ? dottedPackage + code.substring(1) : code.substring(1);
                yield named(name).orElseThrow(() -> new IllegalStateException("the catalog lacks " + name));
            }
            case '~' -> ((StructType) type(code.substring(1), dottedPackage)).asGranular();
            case '{' -> {
                int end = code.indexOf('}');
                yield new MapType(
                        type(code.substring(end + 1), dottedPackage),
                        code.substring(1, end).equals("atomic"));
            }
            case '[' -> {
                int end = code.indexOf(']');
                Type item = type(code.substring(end + 1), dottedPackage);
                String kind = code.substring(1, end);
                yield switch (kind) {
                    case "" -> ListType.atomic(item);
                    case "set" -> new ListType(item, ListType.Kind.SET, List.of());
                    default ->
                        new ListType(item, ListType.Kind.MAP, CatalogResources.words(kind.substring("map:".length())));
                };
            }
            default -> ScalarType.ofCode(code.charAt(0));
        };
    }
}
