package io.drydock.apimachinery.managedfields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of paths, as a tree: the steps that end a path, and under a step the paths that go on. Immutable.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/fieldpath/set.go: Set"
 */
record FieldSet(SortedSet<PathElement> members, SortedMap<PathElement, FieldSet> children) {
    static final FieldSet EMPTY = new FieldSet(new TreeSet<>(), new TreeMap<>());

    private static final String SELF = ".";

    FieldSet {
        members = Collections.unmodifiableSortedSet(members);
        children = Collections.unmodifiableSortedMap(children);
    }

    /** Collects paths. */
    static final class Builder {
        private final TreeSet<PathElement> members = new TreeSet<>();
        private final TreeMap<PathElement, Builder> children = new TreeMap<>();

        /** The path of no steps, which is the whole object, is nobody's. */
        void add(List<PathElement> path) {
            Builder at = this;
            for (int i = 0; i < path.size() - 1; i++) {
                at = at.children.computeIfAbsent(path.get(i), step -> new Builder());
            }
            if (!path.isEmpty()) {
                at.members.add(path.getLast());
            }
        }

        FieldSet build() {
            TreeMap<PathElement, FieldSet> built = new TreeMap<>();
            children.forEach((step, child) -> built.put(step, child.build()));
            return new FieldSet(members, built);
        }
    }

    static FieldSet of(List<List<PathElement>> paths) {
        Builder builder = new Builder();
        paths.forEach(builder::add);
        return builder.build();
    }

    /** Reads the tree that managed fields hold; empty when a step of it is malformed. */
    static Optional<FieldSet> ofTree(JsonNode tree) {
        if (tree.isValueNode() && !tree.isNull()) {
            return Optional.empty();
        }
        TreeSet<PathElement> members = new TreeSet<>();
        TreeMap<PathElement, FieldSet> children = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (entry.getKey().equals(SELF) || PathElement.isFromTheFuture(entry.getKey())) {
                continue;
            }
            Optional<PathElement> step = PathElement.parse(entry.getKey());
            Optional<FieldSet> below = ofTree(entry.getValue());
            if (step.isEmpty() || below.isEmpty()) {
                return Optional.empty();
            }
            if (entry.getValue().isEmpty() || entry.getValue().has(SELF)) {
                members.add(step.get());
            }
            if (!below.get().isEmpty()) {
                children.put(step.get(), below.get());
            }
        }
        return Optional.of(new FieldSet(members, children));
    }

    ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        SortedSet<PathElement> steps = new TreeSet<>(members);
        steps.addAll(children.keySet());
        for (PathElement step : steps) {
            FieldSet below = children.getOrDefault(step, EMPTY);
            if (!members.contains(step) && below.isEmpty()) {
                continue;
            }
            ObjectNode node = tree.putObject(step.serialized());
            if (!below.isEmpty()) {
                if (members.contains(step)) {
                    node.putObject(SELF);
                }
                node.setAll(below.toTree());
            }
        }
        return tree;
    }

    boolean isEmpty() {
        return members.isEmpty() && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    boolean has(PathElement step) {
        return members.contains(step);
    }

    boolean has(List<PathElement> path) {
        FieldSet at = this;
        for (int i = 0; i < path.size() - 1; i++) {
            at = at.under(path.get(i));
        }
        return !path.isEmpty() && at.has(path.getLast());
    }

    /** The paths that go on from a step, without it. */
    FieldSet under(PathElement step) {
        return children.getOrDefault(step, EMPTY);
    }

    FieldSet union(FieldSet other) {
        TreeSet<PathElement> both = new TreeSet<>(members);
        both.addAll(other.members);
        TreeMap<PathElement, FieldSet> merged = new TreeMap<>(children);
        other.children.forEach((step, set) -> merged.merge(step, set, FieldSet::union));
        return new FieldSet(both, merged);
    }

    FieldSet intersection(FieldSet other) {
        TreeSet<PathElement> both = new TreeSet<>(members);
        both.retainAll(other.members);
        TreeMap<PathElement, FieldSet> common = new TreeMap<>();
        children.forEach((step, set) -> {
            FieldSet shared = set.intersection(other.under(step));
            if (!shared.isEmpty()) {
                common.put(step, shared);
            }
        });
        return new FieldSet(both, common);
    }

    /** Without the paths of the other set; what is below them stays. */
    FieldSet difference(FieldSet other) {
        TreeSet<PathElement> left = new TreeSet<>(members);
        left.removeAll(other.members);
        TreeMap<PathElement, FieldSet> below = new TreeMap<>();
        children.forEach((step, set) -> {
            FieldSet rest = set.difference(other.under(step));
            if (!rest.isEmpty()) {
                below.put(step, rest);
            }
        });
        return new FieldSet(left, below);
    }

    /** Without the paths of the other set and all that is below them. */
    FieldSet recursiveDifference(FieldSet other) {
        TreeSet<PathElement> left = new TreeSet<>(members);
        left.removeAll(other.members);
        TreeMap<PathElement, FieldSet> below = new TreeMap<>();
        children.forEach((step, set) -> {
            FieldSet rest = other.has(step) ? EMPTY : set.recursiveDifference(other.under(step));
            if (!rest.isEmpty()) {
                below.put(step, rest);
            }
        });
        return new FieldSet(left, below);
    }

    /** With the fields of structs on the way to its paths, which are no paths of their own otherwise. */
    FieldSet withNamedFields(Shape shape) {
        return withNamedFields(Optional.of(shape));
    }

    private FieldSet withNamedFields(Optional<Shape> shape) {
        TreeSet<PathElement> all = new TreeSet<>(members);
        TreeMap<PathElement, FieldSet> below = new TreeMap<>();
        children.forEach((step, set) -> {
            Optional<Shape> child = shape.flatMap(parent -> parent.at(step));
            if (step.kind() == PathElement.Kind.FIELD
                    && child.isPresent()
                    && shape.orElseThrow().isStruct()) {
                all.add(step);
            }
            below.put(step, set.withNamedFields(child));
        });
        return new FieldSet(all, below);
    }

    /** Every path, a step before what is below it. */
    List<List<PathElement>> paths() {
        List<List<PathElement>> paths = new ArrayList<>();
        collect(List.of(), paths);
        return paths;
    }

    private void collect(List<PathElement> prefix, List<List<PathElement>> paths) {
        members.forEach(step -> paths.add(append(prefix, step)));
        children.forEach((step, set) -> set.collect(append(prefix, step), paths));
    }

    static List<PathElement> append(List<PathElement> path, PathElement step) {
        List<PathElement> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(step);
        return Collections.unmodifiableList(longer);
    }

    /** A path as messages show it: {@code .spec.containers[name="web"].image}. */
    static String show(List<PathElement> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(text::append);
        return text.toString();
    }
}
