package io.drydock.apiserver.cel.values;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map from names that makes its values when they are asked for. It is a struct as well, because the library walks
 * through plain maps to the very leaves each time one of their fields is selected, and leaves structs alone.
 */
abstract class CelMap extends StructValue<String, Object> implements Map<String, Object> {
    private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

    /** The value under this name, made anew or remembered. */
    abstract Optional<Object> lookup(String name);

    abstract Collection<String> names();

    @Override
    public final Object select(String field) {
        return lookup(field).orElseThrow(() -> CelAttributeNotFoundException.forMissingMapKey(field));
    }

    @Override
    public final Optional<Object> find(String field) {
        return lookup(field);
    }

    @Override
    public final Object value() {
        return this;
    }

    @Override
    public final boolean isZeroValue() {
        return isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public final @Nullable Object get(@Nullable Object key) {
        return key instanceof String name ? lookup(name).orElse(null) : null;
    }

    @Override
    public final int size() {
        return names().size();
    }

    @Override
    public final boolean isEmpty() {
        return names().isEmpty();
    }

    @Override
    public final boolean containsKey(@Nullable Object key) {
        return key instanceof String name && names().contains(name);
    }

    @Override
    public final boolean containsValue(@Nullable Object value) {
        return values().contains(value);
    }

    @Override
    public final Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return List.copyOf(names()).iterator();
            }

            @Override
            public int size() {
                return CelMap.this.size();
            }
        };
    }

    @Override
    public final Collection<Object> values() {
        return names().stream().map(this::select).toList();
    }

    @Override
    public final Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return names().stream()
                        .map(name -> Map.entry(name, select(name)))
                        .iterator();
            }

            @Override
            public int size() {
                return CelMap.this.size();
            }
        };
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Map<?, ?> map && entrySet().equals(map.entrySet());
    }

    @Override
    public final int hashCode() {
        return entrySet().hashCode();
    }

    @Override
    public final String toString() {
        return entrySet().toString();
    }

    @Override
    public final Object put(String key, Object value) {
        throw unchangeable();
    }

    @Override
    public final Object remove(@Nullable Object key) {
        throw unchangeable();
    }

    @Override
    public final void putAll(Map<? extends String, ?> other) {
        throw unchangeable();
    }

    @Override
    public final void clear() {
        throw unchangeable();
    }

    private static UnsupportedOperationException unchangeable() {
        return new UnsupportedOperationException("expressions change nothing");
    }
}
