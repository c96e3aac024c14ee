package io.drydock.kubeapiserver.registry.flowcontrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class DanglingSchemasTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-01-02T03:04:05.678Z"), ZoneOffset.UTC);

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final Store schemas = server.directory().require(BootstrapFlowControl.FLOW_SCHEMAS);
    private final DanglingSchemas dangling = new DanglingSchemas(schemas, Release.V1_36, CLOCK);

    @Test
    void a_schema_says_whether_its_priority_level_is_there() {
        new BootstrapFlowControl(Release.V1_36, server.directory()).ensure();
        dangling.settle(List.of(get()), Set.of("exempt"));
        assertEquals("True NotFound 2020-01-02T03:04:05Z", condition());

        dangling.settle(List.of(get()), Set.of("exempt", "catch-all"));
        assertEquals("False Found 2020-01-02T03:04:05Z", condition());
    }

    @Test
    void what_is_said_already_is_not_written_again() {
        new BootstrapFlowControl(Release.V1_36, server.directory()).ensure();
        dangling.settle(List.of(get()), Set.of("catch-all"));
        String version = get().resourceVersion();
        dangling.settle(List.of(get()), Set.of("catch-all"));
        assertEquals(version, get().resourceVersion());
    }

    private KubeObject get() {
        return schemas.get(InternalScope.of(""), "catch-all", JsonNodeFactory.instance.objectNode());
    }

    private String condition() {
        JsonNode condition = get().at("status", "conditions").get(0);
        return String.join(
                " ",
                condition.path("status").asString(),
                condition.path("reason").asString(),
                condition.path("lastTransitionTime").asString());
    }
}
