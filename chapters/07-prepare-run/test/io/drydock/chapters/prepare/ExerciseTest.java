package io.drydock.chapters.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.server.Authenticator;
import io.drydock.chapters.server.GenericServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    @Test
    void a_server_that_is_not_prepared_has_checks_and_nobody_who_would_answer_for_them() throws IOException {
        GenericServer server = PrepareRunChapter.chain(new AtomicBoolean(true));
        assertEquals(404, status(server, "/healthz/ping"));
        PreparedServer.prepareRun(server, () -> {});
        assertEquals(200, status(server, "/healthz/ping"));
    }

    @Test
    void preparing_twice_is_refused_by_the_hook_that_would_be_there_twice() {
        GenericServer server = PrepareRunChapter.chain(new AtomicBoolean(true));
        PreparedServer.prepareRun(server, () -> {});
        String refusal = assertThrows(IllegalStateException.class, () -> PreparedServer.prepareRun(server, () -> {}))
                .getMessage();
        assertEquals("unable to add \"audit-backend\" because it was already registered by: kube-apiserver", refusal);
    }

    private static int status(GenericServer server, String path) throws IOException {
        Exchange exchange = new Exchange("GET", path);
        exchange.attributes().put(Authenticator.TOKEN, "admintoken");
        server.handler().handle(exchange);
        return exchange.status();
    }
}
// end::answer[]
