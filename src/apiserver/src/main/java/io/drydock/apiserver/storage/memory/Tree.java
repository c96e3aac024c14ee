package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.StoredValue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: putting and removing give a new tree that shares all but one path with the old one.
 * So every revision can keep its own, a reader needs no lock, and a count costs no more than a look-up.
 *
 * <p>It is balanced by weight: no side holds more than three times the other (Adams 1993). The empty tree is null.
 *
 * @param size how many values there are
 */
record Tree(
        StoredValue value, @Nullable Tree left, @Nullable Tree right, int size) {
    private static final int HEAVIEST = 3;
    private static final int SINGLE_ROTATION = 2;

    static int size(@Nullable Tree tree) {
        return tree == null ? 0 : tree.size;
    }

    static @Nullable StoredValue get(@Nullable Tree tree, String key) {
        Tree at = tree;
        while (at != null) {
            int order = KeyOrder.compare(key, at.key());
            if (order == 0) {
                return at.value;
            }
            at = order < 0 ? at.left : at.right;
        }
        return null;
    }

    static Tree put(@Nullable Tree tree, StoredValue value) {
        if (tree == null) {
            return new Tree(value, null, null, 1);
        }
        int order = KeyOrder.compare(value.key(), tree.key());
        if (order == 0) {
            return new Tree(value, tree.left, tree.right, tree.size);
        }
        return order < 0
                ? balanced(tree.value, put(tree.left, value), tree.right)
                : balanced(tree.value, tree.left, put(tree.right, value));
    }

    static @Nullable Tree remove(@Nullable Tree tree, String key) {
        if (tree == null) {
            return null;
        }
        int order = KeyOrder.compare(key, tree.key());
        if (order < 0) {
            return balanced(tree.value, remove(tree.left, key), tree.right);
        }
        if (order > 0) {
            return balanced(tree.value, tree.left, remove(tree.right, key));
        }
        if (tree.left == null) {
            return tree.right;
        }
        if (tree.right == null) {
            return tree.left;
        }
        StoredValue successor = first(tree.right);
        return balanced(successor, tree.left, remove(tree.right, successor.key()));
    }

    /** How many keys come before this one. */
    static int rank(@Nullable Tree tree, String key) {
        return leading(tree, candidate -> KeyOrder.compare(candidate, key) < 0);
    }

    /** How many keys come before all that follow those with this prefix. */
    static int rankAfter(@Nullable Tree tree, String prefix) {
        return leading(tree, key -> key.startsWith(prefix) || KeyOrder.compare(key, prefix) < 0);
    }

    /**
     * Shows the values from a key on, in order, until the visitor has had enough.
     *
     * @param visitor answers whether to go on
     */
    static boolean visit(@Nullable Tree tree, String from, Predicate<StoredValue> visitor) {
        if (tree == null) {
            return true;
        }
        boolean wanted = KeyOrder.compare(tree.key(), from) >= 0;
        if (wanted && !(visit(tree.left, from, visitor) && visitor.test(tree.value))) {
            return false;
        }
        return visit(tree.right, from, visitor);
    }

    // The keys that pass the test must all come before those that do not.
    private static int leading(@Nullable Tree tree, Predicate<String> test) {
        int leading = 0;
        Tree at = tree;
        while (at != null) {
            if (test.test(at.key())) {
                leading += size(at.left) + 1;
                at = at.right;
            } else {
                at = at.left;
            }
        }
        return leading;
    }

    private String key() {
        return value.key();
    }

    private static StoredValue first(Tree tree) {
        Tree at = tree;
        while (at.left != null) {
            at = at.left;
        }
        return at.value;
    }

    private static Tree joined(StoredValue value, @Nullable Tree left, @Nullable Tree right) {
        return new Tree(value, left, right, size(left) + size(right) + 1);
    }

    private static Tree balanced(StoredValue value, @Nullable Tree left, @Nullable Tree right) {
        int leftSize = size(left);
        int rightSize = size(right);
        if (leftSize + rightSize < 2) {
            return joined(value, left, right);
        }
        if (right != null && rightSize > HEAVIEST * leftSize) {
            return rotatedLeft(value, left, right);
        }
        if (left != null && leftSize > HEAVIEST * rightSize) {
            return rotatedRight(value, left, right);
        }
        return joined(value, left, right);
    }

    private static Tree rotatedLeft(StoredValue value, @Nullable Tree left, Tree right) {
        Tree inner = right.left;
        if (inner == null || inner.size < SINGLE_ROTATION * size(right.right)) {
            return joined(right.value, joined(value, left, inner), right.right);
        }
        return joined(inner.value, joined(value, left, inner.left), joined(right.value, inner.right, right.right));
    }

    private static Tree rotatedRight(StoredValue value, Tree left, @Nullable Tree right) {
        Tree inner = left.right;
        if (inner == null || inner.size < SINGLE_ROTATION * size(left.left)) {
            return joined(left.value, left.left, joined(value, inner, right));
        }
        return joined(inner.value, joined(left.value, left.left, inner.left), joined(value, inner.right, right));
    }
}
