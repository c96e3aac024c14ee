package io.drydock.kubeapiserver.clients;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of each release, and kubectl as its administrator; skipped where there is no kubectl. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.36", "1.20"})
abstract class KubectlFixture {
    static RunningServer server;
    static Kubectl kubectl;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Kubectl.isOnPath(), "kubectl is not on PATH");
        server = RunningServer.start("--emulated-version=" + release);
        kubectl = new Kubectl(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
