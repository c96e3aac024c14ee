package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignalHandlerTest {
    private final Map<String, Runnable> listeners = new TreeMap<>();
    private final List<Integer> exits = new ArrayList<>();
    private final SignalHandler handler = new SignalHandler(listeners::put, exits::add);

    @Test
    void the_first_signal_asks_for_a_shutdown() {
        LifecycleSignal stop = handler.setUp();
        assertFalse(stop.isSignaled());
        listeners.get("TERM").run();
        assertTrue(stop.isSignaled());
        assertEquals(List.of(), exits);
    }

    @Test
    void a_second_signal_exits_with_one() {
        handler.setUp();
        listeners.get("INT").run();
        listeners.get("TERM").run();
        assertEquals(List.of(1), exits);
    }

    @Test
    void setting_up_twice_is_refused() {
        handler.setUp();
        assertThrows(IllegalStateException.class, handler::setUp);
    }

    @Test
    void a_shutdown_can_be_asked_for_from_inside() {
        LifecycleSignal stop = handler.setUp();
        handler.requestShutdown();
        assertTrue(stop.isSignaled());
    }

    @Test
    void the_signals_of_this_process_can_be_listened_to() throws Exception {
        var source = new OperatingSystemSignals();
        LifecycleSignal received = LifecycleSignal.named("received");
        // A signal that stops nothing when it is not handled, should this test ever fail.
        source.onSignal("WINCH", received::signal);
        new ProcessBuilder(
                        "kill", "-WINCH", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        assertTrue(received.await(Duration.ofSeconds(10)));
    }
}
