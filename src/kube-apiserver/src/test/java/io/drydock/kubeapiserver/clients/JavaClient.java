package io.drydock.kubeapiserver.clients;

import io.drydock.kubeapiserver.running.RunningServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import java.io.IOException;

/** The official Java client, and a server that it is the administrator of. */
record JavaClient(RunningServer server, ApiClient client) implements AutoCloseable {

    static JavaClient start(String release) throws IOException, InterruptedException {
        RunningServer server = RunningServer.start("--emulated-version=" + release);
        return new JavaClient(server, Config.fromConfig(server.kubeconfig().toString()));
    }

    @Override
    public void close() {
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
        server.close();
    }
}
