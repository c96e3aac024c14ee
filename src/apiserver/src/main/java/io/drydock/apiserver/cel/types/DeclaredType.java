package io.drydock.apiserver.cel.types;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The type of a value with what a schema says of its size, by which the cost of an expression can be told before it
 * runs.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/types.go: DeclType (1.36)"
 */
public sealed interface DeclaredType {

    CelType celType();

    /** How many characters, bytes, items or entries there are at most; zero for what has none. */
    long maxElements();

    /** How many bytes of JSON a value takes at least. */
    long minSerializedSize();

    /** What is found one step down a path: at a field, or at {@code @items}, {@code @values} or {@code @keys}. */
    Optional<DeclaredType> at(String step);

    /** The types of all objects at this place and below, which the type checker has to know. */
    default List<StructType> structs() {
        return List.of();
    }

    /** A value without parts. */
    record Scalar(CelType celType, long maxElements, long minSerializedSize) implements DeclaredType {
        @Override
        public Optional<DeclaredType> at(String step) {
            return Optional.empty();
        }
    }

    /** A list. */
    record Items(DeclaredType item, long maxElements) implements DeclaredType {
        @Override
        public CelType celType() {
            return ListType.create(item.celType());
        }

        @Override
        public long minSerializedSize() {
            return 2;
        }

        @Override
        public Optional<DeclaredType> at(String step) {
            return step.equals("@items") || step.equals("@values") ? Optional.of(item) : Optional.empty();
        }

        @Override
        public List<StructType> structs() {
            return item.structs();
        }
    }

    /**
     * A map from text.
     *
     * @param isBoundByName whether a value that is named after a dot is known to be one of these, too
     */
    record Entries(DeclaredType key, DeclaredType value, boolean isBoundByName, long maxElements)
            implements DeclaredType {
        private static final DeclaredType KEY = new Scalar(SimpleType.STRING, 0, 2);

        /** A map whose keys are not limited. */
        public Entries(DeclaredType value, long maxElements) {
            this(KEY, value, false, maxElements);
        }

        @Override
        public CelType celType() {
            return MapType.create(SimpleType.STRING, value.celType());
        }

        @Override
        public long minSerializedSize() {
            return 2;
        }

        @Override
        public Optional<DeclaredType> at(String step) {
            return switch (step) {
                case "@items", "@values" -> Optional.of(value);
                case "@keys" -> Optional.of(key);
                default -> isBoundByName ? Optional.of(value) : Optional.empty();
            };
        }

        @Override
        public List<StructType> structs() {
            return value.structs();
        }
    }

    /**
     * An object with known fields.
     *
     * @param fields under their names as expressions write them
     */
    record Fields(String name, Map<String, DeclaredType> fields, long minSerializedSize) implements DeclaredType {
        @Override
        public StructType celType() {
            Map<String, CelType> types = new TreeMap<>();
            fields.forEach((field, type) -> {
                types.put(field, type.celType());
                // After a dot such a word can mean nothing else.
                Identifiers.reservedWord(field).ifPresent(word -> types.putIfAbsent(word, type.celType()));
            });
            return StructTypes.of(name, types);
        }

        @Override
        public long maxElements() {
            return 0;
        }

        @Override
        public Optional<DeclaredType> at(String step) {
            return Optional.ofNullable(fields.get(step));
        }

        @Override
        public List<StructType> structs() {
            List<StructType> all = new ArrayList<>();
            all.add(celType());
            fields.values().forEach(type -> all.addAll(type.structs()));
            return all;
        }
    }
}
