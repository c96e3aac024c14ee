package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.quantity.Quantity;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Amounts of resources by their names. Two lists are equal when they have the same names and amounts, however those
 * are written.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/quota/v1/resources.go"
 */
public record ResourceList(SortedMap<String, Quantity> amounts) {
    public static final ResourceList EMPTY = new ResourceList(Collections.emptySortedMap());

    public ResourceList {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** Reads an object whose fields are quantities; anything else is empty. */
    public static ResourceList of(JsonNode tree) {
        SortedMap<String, Quantity> amounts = new TreeMap<>();
        tree.properties()
                .forEach(amount -> amounts.put(
                        amount.getKey(), Quantity.parse(amount.getValue().asString("0"))));
        return new ResourceList(amounts);
    }

    public Set<String> names() {
        return amounts.keySet();
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    public ResourceList plus(ResourceList more) {
        return combined(more, Quantity::plus);
    }

    /** The greater amount of each name. */
    public ResourceList max(ResourceList other) {
        return combined(other, (one, two) -> one.compareTo(two) < 0 ? two : one);
    }

    /** The same, but for the names that the other has too: those are as there. */
    public ResourceList overriddenBy(ResourceList other) {
        return combined(other, (one, two) -> two);
    }

    private ResourceList combined(ResourceList other, BinaryOperator<Quantity> operation) {
        SortedMap<String, Quantity> result = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> result.merge(name, amount, operation));
        return new ResourceList(result);
    }

    /** What is more here than there, and nothing of what is not. */
    public ResourceList excessOver(ResourceList other) {
        SortedMap<String, Quantity> result = new TreeMap<>();
        amounts.forEach((name, amount) -> {
            Quantity before = other.amounts.getOrDefault(name, Quantity.ZERO);
            if (amount.compareTo(before) > 0) {
                result.put(name, before.isZero() ? amount : amount.minus(before));
            }
        });
        return new ResourceList(result);
    }

    public ResourceList only(Collection<String> names) {
        return filtered(entry -> names.contains(entry.getKey()));
    }

    public ResourceList withoutZeros() {
        return filtered(entry -> !entry.getValue().isZero());
    }

    public ResourceList negative() {
        return filtered(entry -> entry.getValue().signum() < 0);
    }

    /** Those amounts for which there is a bound, and which are greater. */
    public ResourceList exceeding(ResourceList bounds) {
        return filtered(entry -> {
            Quantity bound = bounds.amounts.get(entry.getKey());
            return bound != null && entry.getValue().compareTo(bound) > 0;
        });
    }

    private ResourceList filtered(Predicate<Map.Entry<String, Quantity>> wanted) {
        SortedMap<String, Quantity> result = new TreeMap<>();
        amounts.entrySet().stream().filter(wanted).forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return new ResourceList(result);
    }

    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        amounts.forEach((name, amount) -> tree.put(name, amount.toString()));
        return tree;
    }

    /** Such as {@code pods=1,requests.cpu=500m}. */
    @Override
    public String toString() {
        return amounts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
