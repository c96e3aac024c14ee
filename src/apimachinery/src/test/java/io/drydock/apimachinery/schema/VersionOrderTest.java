package io.drydock.apimachinery.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void released_versions_come_before_beta_before_alpha_before_other_names() {
        List<String> expected = List.of(
                "v10",
                "v2",
                "v1",
                "v11beta2",
                "v10beta3",
                "v3beta1",
                "v12alpha1",
                "v11alpha2",
                "foo1",
                "foo10",
                "v",
                "v1gamma1",
                "vbeta1");
        List<String> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(VersionOrder.MOST_STABLE_FIRST);
        assertEquals(expected, shuffled);
    }
}
