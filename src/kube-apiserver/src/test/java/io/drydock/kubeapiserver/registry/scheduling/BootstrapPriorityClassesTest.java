package io.drydock.kubeapiserver.registry.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;

class BootstrapPriorityClassesTest {
    private static final String PATH = "scheduling.k8s.io/v1/priorityclasses";

    @Test
    void the_two_classes_of_the_system_are_there_after_every_start_and_stand_above_all_others() {
        BuiltInServer server = new BuiltInServer(Release.V1_36);
        BootstrapPriorityClasses bootstrap = new BootstrapPriorityClasses(server.directory());
        bootstrap.ensure();
        server.delete(PATH, "system-cluster-critical");
        bootstrap.ensure();
        assertEquals(2_000_000_000, value(server, "system-cluster-critical"));
        assertEquals(2_000_001_000, value(server, "system-node-critical"));
    }

    private static long value(BuiltInServer server, String name) {
        return server.get(PATH, name).at("value").asLong();
    }
}
