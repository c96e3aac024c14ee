package io.drydock.kubeapiserver.clients;

import io.drydock.kubeapiserver.running.RunningServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of each release, and fabric8's client as its administrator. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
abstract class Fabric8Fixture {
    static final String NAMESPACE = "default";

    static RunningServer server;
    static KubernetesClient client;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=" + release);
        client = clientOf(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        client.close();
        server.close();
    }

    static KubernetesClient clientOf(RunningServer server) throws IOException {
        Config config = Config.fromKubeconfig(Files.readString(server.kubeconfig()));
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
