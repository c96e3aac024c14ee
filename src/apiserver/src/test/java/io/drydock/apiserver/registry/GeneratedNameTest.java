package io.drydock.apiserver.registry;

import static io.drydock.apiserver.registry.StoreFixture.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratedNameTest {
    private final StoreFixture fixture = new StoreFixture();

    @BeforeEach
    void take() {
        fixture.create("'name':'taken'");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_name_that_is_taken_is_made_up_once_more() {
        Queue<String> names = new ArrayDeque<>(List.of("taken", "taken", "free"));
        assertEquals("free", fixture.createNamedBy(base -> names.remove()).name());
    }

    @Test
    void eight_names_that_are_taken_are_enough() {
        Queue<String> names = new ArrayDeque<>(List.of("taken", "taken", "taken", "taken", "taken", "taken", "taken"));
        names.add("taken");
        assertFails(
                409,
                "AlreadyExists",
                "configmaps \"taken\" already exists, the server was not able to generate a unique name for the"
                        + " object",
                () -> fixture.createNamedBy(base -> names.remove()));
        assertEquals(0, names.size());
    }
}
