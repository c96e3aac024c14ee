package io.drydock.kubeapiserver.contracts;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apiserver.server.SignalHandler;
import io.drydock.contracts.JavaProcess;
import io.drydock.contracts.SignalHandlerContract;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SignalHandlerContractTest implements SignalHandlerContract {
    @TempDir
    private Path directory;

    @Override
    public Waiting quick() throws IOException {
        return server("0s");
    }

    @Override
    public Waiting slow() throws IOException {
        return server("1h");
    }

    @Override
    public String refusalOfSecondSetUp() {
        SignalHandler handler = new SignalHandler();
        handler.setUp();
        return assertThrows(IllegalStateException.class, handler::setUp).getMessage();
    }

    private Waiting server(String shutdownDelay) throws IOException {
        JavaProcess started = JavaProcess.start(
                "io.drydock.kubeapiserver.Main",
                "--data-dir=" + directory,
                "--storage-backend=memory",
                "--secure-port=" + RunningServer.freePort(),
                "--shutdown-delay-duration=" + shutdownDelay,
                "-v=6");
        started.awaitLine("is ready");
        return new Waiting() {
            @Override
            public Process process() {
                return started.process();
            }

            @Override
            public void awaitShutdown() {
                started.awaitErrorLine("ShutdownInitiated");
            }

            @Override
            public void close() {
                started.close();
            }
        };
    }
}
