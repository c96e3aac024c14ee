package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.json.JsonDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FieldSetTest {
    private static final List<PathElement> STEPS = List.of(
            PathElement.field("a"),
            PathElement.field("b"),
            PathElement.parse("k:{\"name\":\"x\"}").orElseThrow(),
            PathElement.parse("v:1").orElseThrow(),
            PathElement.parse("i:0").orElseThrow());

    @Test
    void a_set_is_written_and_read_as_the_tree_of_managed_fields() {
        JsonNode tree = JsonDecoder.decode("""
                {"f:a":{".":{},"k:{\\"name\\":\\"web\\",\\"port\\":80}":{},"v:\\"x\\"":{}},"f:b":{"f:c":{}}}""");
        FieldSet set = FieldSet.ofTree(tree).orElseThrow();
        assertEquals(tree, set.toTree());
        assertEquals(
                List.of(".a", ".a[name=\"web\",port=80]", ".a[=\"x\"]", ".b.c"),
                set.paths().stream().map(FieldSet::show).toList());
    }

    @Test
    void keys_in_another_order_are_the_same_step() {
        assertEquals(PathElement.parse("k:{\"a\":1,\"b\":2}"), PathElement.parse("k:{ \"b\": 2, \"a\": 1 }"));
    }

    @Test
    void malformed_steps_make_no_set() {
        for (String step : new String[] {"", "f", "x:a", "k:[]", "k:{", "v:", "i:x"}) {
            assertEquals(Optional.empty(), PathElement.parse(step), step);
        }
        assertTrue(FieldSet.ofTree(JsonDecoder.decode("{\"f:a\":{\"nonsense\":{}}}"))
                .isEmpty());
    }

    @Test
    void the_algebra_is_that_of_sets_of_paths() {
        Random random = new Random(10);
        for (int i = 0; i < 3_000; i++) {
            Set<List<PathElement>> left = paths(random);
            Set<List<PathElement>> right = paths(random);
            FieldSet leftSet = FieldSet.of(new ArrayList<>(left));
            FieldSet rightSet = FieldSet.of(new ArrayList<>(right));
            Set<List<PathElement>> union = new HashSet<>(left);
            union.addAll(right);
            Set<List<PathElement>> both = new HashSet<>(left);
            both.retainAll(right);
            Set<List<PathElement>> only = new HashSet<>(left);
            only.removeAll(right);
            assertEquals(union, new HashSet<>(leftSet.union(rightSet).paths()));
            assertEquals(both, new HashSet<>(leftSet.intersection(rightSet).paths()));
            assertEquals(only, new HashSet<>(leftSet.difference(rightSet).paths()));
            assertEquals(leftSet, leftSet.union(FieldSet.EMPTY));
            assertEquals(Optional.of(leftSet), FieldSet.ofTree(leftSet.toTree()));
        }
    }

    private static Set<List<PathElement>> paths(Random random) {
        Set<List<PathElement>> paths = new HashSet<>();
        for (int n = random.nextInt(8); n > 0; n--) {
            List<PathElement> path = new ArrayList<>();
            for (int length = 1 + random.nextInt(3); length > 0; length--) {
                path.add(STEPS.get(random.nextInt(STEPS.size())));
            }
            paths.add(List.copyOf(path));
        }
        return paths;
    }
}
