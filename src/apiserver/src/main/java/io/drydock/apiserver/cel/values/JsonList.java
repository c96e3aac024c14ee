package io.drydock.apiserver.cel.values;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** A JSON array as a list of CEL. It is a struct for the reason that {@link CelMap} is one, but one without fields. */
@SuppressWarnings("Immutable") // the tree belongs to the request, and nobody changes it while expressions run
final class JsonList extends StructValue<String, Object> implements List<Object>, RandomAccess {
    private static final CelType TYPE = ListType.create(SimpleType.DYN);

    private final List<Object> items;

    JsonList(ArrayNode array) {
        this.items = new AbstractList<>() {
            @Override
            public Object get(int index) {
                return JsonValues.of(array.get(index));
            }

            @Override
            public int size() {
                return array.size();
            }
        };
    }

    @Override
    public Object select(String field) {
        throw CelAttributeNotFoundException.forFieldResolution(field);
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.empty();
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return items.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return items.contains(value);
    }

    @Override
    public boolean containsAll(Collection<?> values) {
        return items.containsAll(values);
    }

    @Override
    public int indexOf(@Nullable Object value) {
        return items.indexOf(value);
    }

    @Override
    public int lastIndexOf(@Nullable Object value) {
        return items.lastIndexOf(value);
    }

    @Override
    public Iterator<Object> iterator() {
        return items.iterator();
    }

    @Override
    public ListIterator<Object> listIterator() {
        return items.listIterator();
    }

    @Override
    public ListIterator<Object> listIterator(int index) {
        return items.listIterator(index);
    }

    @Override
    public List<Object> subList(int from, int to) {
        return items.subList(from, to);
    }

    @Override
    public Object[] toArray() {
        return items.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return items.toArray(array);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof List<?> list && items.equals(list);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }

    @Override
    public boolean add(Object value) {
        return items.add(value);
    }

    @Override
    public void add(int index, Object value) {
        items.add(index, value);
    }

    @Override
    public boolean addAll(Collection<?> values) {
        return items.addAll(values);
    }

    @Override
    public boolean addAll(int index, Collection<?> values) {
        return items.addAll(index, values);
    }

    @Override
    public Object set(int index, Object value) {
        return items.set(index, value);
    }

    @Override
    public Object remove(int index) {
        return items.remove(index);
    }

    @Override
    public boolean remove(@Nullable Object value) {
        return items.remove(value);
    }

    @Override
    public boolean removeAll(Collection<?> values) {
        return items.removeAll(values);
    }

    @Override
    public boolean retainAll(Collection<?> values) {
        return items.retainAll(values);
    }

    @Override
    public void clear() {
        items.clear();
    }
}
