package io.drydock.chapters.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.contracts.Finished;
import io.drydock.contracts.JavaProcess;
import io.drydock.contracts.SignalHandlerContract;
import org.junit.jupiter.api.Test;

class SignalHandlerTest implements SignalHandlerContract {
    private static final String MAIN = "io.drydock.chapters.signals.SignalHandlerChapter";

    @Override
    public Waiting quick() throws Exception {
        return waiting("quick");
    }

    @Override
    public Waiting slow() throws Exception {
        return waiting("wait");
    }

    @Override
    public String refusalOfSecondSetUp() {
        return JavaProcess.run(MAIN, "twice").out();
    }

    @Test
    void the_demo_ends_by_itself() {
        Finished demo = JavaProcess.run(MAIN, "--demo");
        assertEquals(0, demo.exitCode(), demo.err());
        assertTrue(demo.out().contains("SIGINT: the stop channel is closed"), demo.out());
        assertTrue(demo.out().contains("exit code 1"), demo.out());
    }

    // tag::context[]
    @Test
    void a_context_ends_those_made_from_it_and_none_above() {
        StopContext process = new StopContext();
        StopContext request = process.child();
        StopContext ofRequest = request.child();
        request.cancel();
        assertTrue(ofRequest.isDone());
        assertFalse(process.isDone());
    }

    @Test
    void a_context_made_from_one_that_is_done_is_done() {
        StopContext process = new StopContext();
        process.cancel();
        process.cancel();
        assertTrue(process.child().isDone());
    }
    // end::context[]

    private static Waiting waiting(String experiment) throws Exception {
        JavaProcess started = JavaProcess.start(MAIN, experiment);
        started.awaitLine("waiting");
        return new Waiting() {
            @Override
            public Process process() {
                return started.process();
            }

            @Override
            public void awaitShutdown() throws Exception {
                started.awaitLine("the stop channel is closed");
            }

            @Override
            public void close() {
                started.close();
            }
        };
    }
}
