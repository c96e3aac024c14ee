package io.drydock.apiserver.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StartupTraceTest {

    @Test
    void steps_within_steps_nest_and_say_what_they_decided() {
        StartupTrace trace = StartupTrace.sinceNow();
        trace.step("outer", "go.go: Outer", () -> {
            trace.decided("to go on");
            trace.step("inner", "go.go: Inner", () -> {});
        });
        trace.step("after", "go.go: After", () -> {});
        JsonNode spans = trace.toTree().get("spans");
        assertEquals(2, spans.size());
        JsonNode outer = spans.get(0);
        assertEquals("outer", outer.get("name").asString());
        assertEquals("go.go: Outer", outer.get("go").asString());
        assertEquals("to go on", outer.get("decided").get(0).asString());
        assertEquals("inner", outer.get("spans").get(0).get("name").asString());
        assertTrue(outer.get("durationMillis").isNumber());
        String[] lines = trace.timeline().split("\n", -1);
        assertTrue(lines[0].endsWith("  outer: to go on"), lines[0]);
        assertTrue(lines[1].endsWith("    inner"), lines[1]);
    }

    @Test
    void a_step_on_another_thread_stands_beside_the_others() throws InterruptedException {
        StartupTrace trace = StartupTrace.sinceNow();
        try (StartupTrace.Span span = trace.begin("main", "main.go: main")) {
            span.decided("to wait");
            Thread other = Thread.startVirtualThread(() -> trace.step("hook", "hooks.go: run", () -> {}));
            other.join();
        }
        assertEquals(2, trace.toTree().get("spans").size());
    }

    @Test
    void the_time_of_the_jvm_itself_counts() {
        assertTrue(StartupTrace.sinceProcessStart().millis() > 0);
    }
}
