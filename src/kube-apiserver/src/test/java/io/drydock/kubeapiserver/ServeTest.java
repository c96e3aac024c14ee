package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.flags.FlagParser;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.ListenException;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ServeTest {
    @TempDir
    private Path folder;

    @Test
    void the_version_is_told_before_anything_can_go_wrong() throws Exception {
        StartupTrace trace = StartupTrace.sinceNow();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletedServerRunOptions options = options("--secure-port=" + taken.getLocalPort());
            Serve serve = new Serve(() -> LifecycleSignal.named("stop"), Map.of());
            assertThrows(ListenException.class, () -> serve.run(options, trace, () -> {}));
        }
        JsonNode steps = trace.toTree().path("spans");
        assertEquals("SetupSignalHandler", steps.path(0).path("name").asString());
        JsonNode run = steps.path(1);
        assertEquals("Run", run.path("name").asString());
        String version = run.path("decided").path(0).asString();
        assertTrue(version.matches("Version: v1\\.36\\.\\d+, drydock-\\S+"), version);
        assertEquals("CreateServerChain", run.path("spans").path(0).path("name").asString());
    }

    private CompletedServerRunOptions options(String... flags) throws InvalidOptionsException {
        ServerRunOptions options = new ServerRunOptions();
        DrydockDefaults.applyTo(options.flags());
        options.flags().preset("data-dir", folder.toString());
        assertEquals(
                List.of(), FlagParser.parse(options.flags(), List.of(flags)).problems());
        return Completion.complete(options, List.of(), Clock.systemUTC());
    }
}
