package io.drydock.apiserver.storage.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyTreeTest {

    @Test
    void it_agrees_with_a_sorted_set_and_stays_shallow_whatever_is_put_and_removed() {
        Random random = new Random(3);
        TreeSet<String> expected = new TreeSet<>();
        KeyTree<String> tree = KeyTree.empty();
        for (int step = 0; step < 20_000; step++) {
            String key = Integer.toString(random.nextInt(2_000));
            if (random.nextInt(5) < 3) {
                expected.add(key);
                tree = tree.put(key, "value of " + key);
            } else {
                expected.remove(key);
                tree = tree.remove(key);
            }
            assertEquals(expected.size(), tree.size());
        }
        assertEquals(List.copyOf(expected), keys(tree, ""));
        assertEquals(List.copyOf(expected.tailSet("1500")), keys(tree, "1500"));
        assertEquals(expected.headSet("1500").size(), tree.rank("1500"));
        assertTrue(tree.depth() < 30, "depth " + tree.depth());
    }

    @Test
    void it_stays_shallow_when_keys_come_in_order() {
        KeyTree<String> tree = KeyTree.empty();
        for (int i = 0; i < 10_000; i++) {
            tree = tree.put(String.format("%05d", i), "value");
        }
        assertTrue(tree.depth() < 30, "depth " + tree.depth());
    }

    private static List<String> keys(KeyTree<String> tree, String from) {
        List<String> keys = new ArrayList<>();
        tree.visit(from, (key, value) -> keys.add(key));
        return keys;
    }
}
