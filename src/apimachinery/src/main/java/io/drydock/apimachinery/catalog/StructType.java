package io.drydock.apimachinery.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object with known fields. Its fields are made when they are first asked for, so that types may contain
 * themselves and what nobody uses costs nothing. Two struct types are equal when they are the same instance.
 */
public final class StructType implements Type {
    private final String name;
    private final boolean atomic;
    private final Supplier<List<Field>> source;
    private volatile @Nullable SequencedMap<String, Field> fields;

    private StructType(String name, boolean atomic, Supplier<List<Field>> source) {
        this.name = name;
        this.atomic = atomic;
        this.source = source;
    }

    public static StructType of(String name, List<Field> fields) {
        return new StructType(name, false, () -> fields);
    }

    /**
     * @param atomic see {@link #atomic()}
     * @param source called at the first look at the fields; it may be called twice by two threads and must give equal
     *     answers
     */
    public static StructType lazy(String name, boolean atomic, Supplier<List<Field>> source) {
        return new StructType(name, atomic, source);
    }

    /** The same type where its parts may have different owners, whatever it is elsewhere. */
    public StructType asGranular() {
        return atomic ? new StructType(name, false, () -> List.copyOf(byName().values())) : this;
    }

    /** The definition's full name, such as {@code io.k8s.api.core.v1.Pod}. */
    public String name() {
        return name;
    }

    /** Whether it is one value when several managers own parts of an object. */
    public boolean atomic() {
        return atomic;
    }

    /** The name by which Go's messages call the type: the last package and the type, such as {@code v1.Pod}. */
    public String goName() {
        int type = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', type - 1) + 1);
    }

    /** In the order in which Go writes them. */
    public Iterable<Field> fields() {
        return byName().values();
    }

    /** How many fields it has. */
    public int size() {
        return byName().size();
    }

    public Optional<Field> field(String jsonName) {
        return Optional.ofNullable(byName().get(jsonName));
    }

    private Map<String, Field> byName() {
        SequencedMap<String, Field> known = fields;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Field field : source.get()) {
                known.put(field.name(), field);
            }
            fields = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name;
    }
}
