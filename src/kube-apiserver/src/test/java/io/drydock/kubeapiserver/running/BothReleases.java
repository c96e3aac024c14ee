package io.drydock.kubeapiserver.running;

import java.io.IOException;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are run against a server of each release. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
public abstract class BothReleases {
    protected static RunningServer server;
    protected static Requests requests;

    /** Such as {@code 1.36}. */
    @Parameter
    protected String release = "";

    @BeforeParameterizedClassInvocation
    static void startServer(String release) throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=" + release, "--watch-cache-sizes=configmaps#3");
        requests = new Requests(server);
    }

    @AfterParameterizedClassInvocation
    static void stopServer() {
        requests.close();
        server.close();
    }

    protected final boolean isNewest() {
        return release.equals("1.36");
    }
}
