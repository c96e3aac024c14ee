package io.drydock.kubeapiserver.running;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that hold in several releases, each against one server that emulates its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerOfRelease {
    private final String release;
    private final String[] flags;
    private RunningServer server;
    private Requests requests;

    /** @param release such as {@code 1.36} */
    protected ServerOfRelease(String release, String... flags) {
        this.release = release;
        this.flags = flags;
    }

    @BeforeAll
    void startServer() throws IOException, InterruptedException {
        String[] all = new String[flags.length + 1];
        System.arraycopy(flags, 0, all, 0, flags.length);
        all[flags.length] = "--emulated-version=" + release;
        server = RunningServer.start(all);
        requests = new Requests(server);
    }

    @AfterAll
    void stopServer() {
        requests.close();
        server.close();
    }

    protected final boolean isNewest() {
        return release.equals("1.36");
    }

    protected final RunningServer server() {
        return server;
    }

    protected final Requests requests() {
        return requests;
    }
}
