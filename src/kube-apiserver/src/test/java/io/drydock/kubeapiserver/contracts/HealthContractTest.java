package io.drydock.kubeapiserver.contracts;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.contracts.HealthContract;
import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.kubeapiserver.running.UnstartedChain;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class HealthContractTest implements HealthContract {
    private static final String ADMIN = "admintoken";

    private static RunningServer running;
    private static RunningServer stopping;

    @BeforeAll
    static void start_servers() throws IOException, InterruptedException {
        running = RunningServer.start();
        stopping = RunningServer.start("--shutdown-delay-duration=6s");
    }

    @AfterAll
    static void stop_them() {
        running.close();
        stopping.close();
    }

    @Override
    public Answers ready() {
        return target -> answer(running.get(target, ADMIN));
    }

    @Override
    public Answers shuttingDown() {
        stopping.askToStop();
        return target -> answer(stopping.get(target, ADMIN));
    }

    @Override
    public String refusalOfLateCheck() {
        return UnstartedChain.with((chain, trace) -> {
            chain.prepareRun();
            HealthCheck late = HealthCheck.named("late", () -> {});
            return assertThrows(
                            IllegalStateException.class,
                            () -> chain.firstServer().addHealthCheck(late))
                    .getMessage();
        });
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body());
    }
}
