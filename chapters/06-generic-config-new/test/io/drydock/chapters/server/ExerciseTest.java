package io.drydock.chapters.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.chapters.chain.DelegationTarget.Nobody;
import io.drydock.chapters.chain.Exchange;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    @Test
    void a_path_of_the_server_in_front_hides_that_of_the_delegate_but_not_from_the_delegate_itself()
            throws IOException {
        CompletedConfig config = Config.standard(Authenticator.byToken(Map.of("admintoken", "admin")))
                .complete();
        GenericServer behind = config.newServer("behind", new Nobody());
        GenericServer front = config.newServer("front", behind);
        behind.handle("/who", exchange -> exchange.answer(200, "text/plain", "behind"));
        assertEquals("behind", ask(front));
        front.handle("/who", exchange -> exchange.answer(200, "text/plain", "front"));
        assertEquals("front", ask(front));
        assertEquals("behind", ask(behind));
    }

    private static String ask(GenericServer server) throws IOException {
        Exchange exchange = new Exchange("GET", "/who");
        exchange.attributes().put(Authenticator.TOKEN, "admintoken");
        server.handler().handle(exchange);
        return exchange.body();
    }
}
// end::answer[]
