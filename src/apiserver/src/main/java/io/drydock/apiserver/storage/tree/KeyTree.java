package io.drydock.apiserver.storage.tree;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map sorted by key that never changes: putting and removing give a new one that shares all but one path with the old
 * one. So every revision can keep its own, a reader needs no lock, and a count costs no more than a look-up.
 *
 * <p>It is balanced by weight: no side holds more than three times the other (Adams 1993).
 */
public final class KeyTree<V> {
    private static final int HEAVIEST = 3;
    private static final int SINGLE_ROTATION = 2;

    private final @Nullable Node<V> root;

    private KeyTree(@Nullable Node<V> root) {
        this.root = root;
    }

    public static <V> KeyTree<V> empty() {
        return new KeyTree<>(null);
    }

    public int size() {
        return size(root);
    }

    public Optional<V> get(String key) {
        Node<V> at = root;
        while (at != null) {
            int order = KeyOrder.compare(key, at.key);
            if (order == 0) {
                return Optional.of(at.value);
            }
            at = order < 0 ? at.left : at.right;
        }
        return Optional.empty();
    }

    public KeyTree<V> put(String key, V value) {
        return new KeyTree<>(put(root, key, value));
    }

    public KeyTree<V> remove(String key) {
        return new KeyTree<>(remove(root, key));
    }

    /** How many keys come before this one. */
    public int rank(String key) {
        return leading(candidate -> KeyOrder.compare(candidate, key) < 0);
    }

    /** How many keys come before all that follow those with this prefix. */
    public int rankAfter(String prefix) {
        return leading(key -> key.startsWith(prefix) || KeyOrder.compare(key, prefix) < 0);
    }

    /** How many keys begin with a prefix. */
    public int count(String prefix) {
        return rankAfter(prefix) - rank(prefix);
    }

    /**
     * Shows the values from a key on, in order, until the visitor has had enough.
     *
     * @param visitor answers whether to go on
     */
    public void visit(String from, BiPredicate<String, V> visitor) {
        visit(root, from, visitor);
    }

    /** How many keys the longest way down passes. */
    int depth() {
        return depth(root);
    }

    // The keys that pass the test must all come before those that do not.
    private int leading(Predicate<String> test) {
        int leading = 0;
        Node<V> at = root;
        while (at != null) {
            if (test.test(at.key)) {
                leading += size(at.left) + 1;
                at = at.right;
            } else {
                at = at.left;
            }
        }
        return leading;
    }

    private static <V> boolean visit(@Nullable Node<V> node, String from, BiPredicate<String, V> visitor) {
        if (node == null) {
            return true;
        }
        boolean wanted = KeyOrder.compare(node.key, from) >= 0;
        if (wanted && !(visit(node.left, from, visitor) && visitor.test(node.key, node.value))) {
            return false;
        }
        return visit(node.right, from, visitor);
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    private static int depth(@Nullable Node<?> node) {
        return node == null ? 0 : 1 + Math.max(depth(node.left), depth(node.right));
    }

    private static <V> Node<V> put(@Nullable Node<V> node, String key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null, 1);
        }
        int order = KeyOrder.compare(key, node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right, node.size);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, String key) {
        if (node == null) {
            return null;
        }
        int order = KeyOrder.compare(key, node.key);
        if (order < 0) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<V> successor = first(node.right);
        return balanced(successor, node.left, remove(node.right, successor.key));
    }

    private static <V> Node<V> first(Node<V> node) {
        Node<V> at = node;
        while (at.left != null) {
            at = at.left;
        }
        return at;
    }

    private static <V> Node<V> joined(Node<V> middle, @Nullable Node<V> left, @Nullable Node<V> right) {
        return new Node<>(middle.key, middle.value, left, right, size(left) + size(right) + 1);
    }

    private static <V> Node<V> balanced(Node<V> middle, @Nullable Node<V> left, @Nullable Node<V> right) {
        int leftSize = size(left);
        int rightSize = size(right);
        if (leftSize + rightSize < 2) {
            return joined(middle, left, right);
        }
        if (right != null && rightSize > HEAVIEST * leftSize) {
            return rotatedLeft(middle, left, right);
        }
        if (left != null && leftSize > HEAVIEST * rightSize) {
            return rotatedRight(middle, left, right);
        }
        return joined(middle, left, right);
    }

    private static <V> Node<V> rotatedLeft(Node<V> middle, @Nullable Node<V> left, Node<V> right) {
        Node<V> inner = right.left;
        if (inner == null || inner.size < SINGLE_ROTATION * size(right.right)) {
            return joined(right, joined(middle, left, inner), right.right);
        }
        return joined(inner, joined(middle, left, inner.left), joined(right, inner.right, right.right));
    }

    private static <V> Node<V> rotatedRight(Node<V> middle, Node<V> left, @Nullable Node<V> right) {
        Node<V> inner = left.right;
        if (inner == null || inner.size < SINGLE_ROTATION * size(left.left)) {
            return joined(left, left.left, joined(middle, inner, right));
        }
        return joined(inner, joined(left, left.left, inner.left), joined(middle, inner.right, right));
    }

    /** @param size how many keys there are from here down */
    private record Node<V>(
            String key,
            V value,
            @Nullable Node<V> left,
            @Nullable Node<V> right,
            int size) {}
}
