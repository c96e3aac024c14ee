package io.drydock.kubeapiserver.contracts;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.contracts.Finished;
import io.drydock.contracts.RunContract;
import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.kubeapiserver.running.UnstartedChain;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

class RunContractTest implements RunContract {
    private static final String ONE_THAT_WRITES = "apiserver_current_inflight_requests{request_kind=\"mutating\"} 1";

    @Override
    public RunContract.Running start() throws IOException, InterruptedException {
        return new Started(RunningServer.start());
    }

    @Override
    public Finished startOn(int takenPort) {
        return UnstartedChain.command((chain, trace) -> {}, "--secure-port=" + takenPort);
    }

    @Override
    public Finished startWithFailingHook() {
        return UnstartedChain.command((chain, trace) -> {
            chain.firstServer().addPostStartHook("unlucky", context -> {
                throw new IllegalStateException("no luck");
            });
            chain.prepareRun().run(LifecycleSignal.named("never"));
        });
    }

    @Override
    public List<String> preShutdownHooksThatRan() {
        List<String> ran = new ArrayList<>();
        UnstartedChain.command((chain, trace) -> {
            chain.firstServer().addPreShutdownHook("first", () -> {
                ran.add("first");
                throw new IllegalStateException("as this test wants it");
            });
            chain.firstServer().addPreShutdownHook("second", () -> ran.add("second"));
            LifecycleSignal stop = LifecycleSignal.named("stop");
            stop.signal();
            chain.prepareRun().run(stop);
        });
        return ran;
    }

    private record Started(RunningServer server) implements RunContract.Running {
        @Override
        public URI address() {
            return server.url();
        }

        @Override
        public String token() {
            return "admintoken";
        }

        @Override
        public void awaitRequestUnderWay() {
            while (!server.get("/metrics", token()).body().contains(ONE_THAT_WRITES)) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void askToStop() {
            server.askToStop();
        }

        @Override
        public int awaitExit() throws InterruptedException {
            return server.awaitExit();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
