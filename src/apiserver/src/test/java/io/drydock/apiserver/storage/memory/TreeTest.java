package io.drydock.apiserver.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreeTest {

    @Test
    void it_agrees_with_a_sorted_set_and_stays_shallow_whatever_is_put_and_removed() {
        Random random = new Random(3);
        TreeSet<String> expected = new TreeSet<>();
        Tree tree = null;
        for (int step = 0; step < 20_000; step++) {
            String key = Integer.toString(random.nextInt(2_000));
            if (random.nextInt(5) < 3) {
                expected.add(key);
                tree = Tree.put(tree, new StoredValue(key, new byte[0], step));
            } else {
                expected.remove(key);
                tree = Tree.remove(tree, key);
            }
            assertEquals(expected.size(), Tree.size(tree));
        }
        assertEquals(List.copyOf(expected), keys(tree, ""));
        assertEquals(List.copyOf(expected.tailSet("1500")), keys(tree, "1500"));
        assertEquals(expected.headSet("1500").size(), Tree.rank(tree, "1500"));
        assertTrue(depth(tree) < 30, "depth " + depth(tree));
    }

    @Test
    void it_stays_shallow_when_keys_come_in_order() {
        Tree tree = null;
        for (int i = 0; i < 10_000; i++) {
            tree = Tree.put(tree, new StoredValue(String.format("%05d", i), new byte[0], i));
        }
        assertTrue(depth(tree) < 30, "depth " + depth(tree));
    }

    private static List<String> keys(@Nullable Tree tree, String from) {
        List<String> keys = new ArrayList<>();
        Tree.visit(tree, from, value -> keys.add(value.key()));
        return keys;
    }

    private static int depth(@Nullable Tree tree) {
        return tree == null ? 0 : 1 + Math.max(depth(tree.left()), depth(tree.right()));
    }
}
