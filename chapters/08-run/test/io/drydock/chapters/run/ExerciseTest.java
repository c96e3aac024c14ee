package io.drydock.chapters.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.chain.DelegationTarget.Nobody;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.server.Authenticator;
import io.drydock.chapters.server.Config;
import io.drydock.chapters.server.GenericServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    private final GenericServer server =
            Config.standard(Authenticator.byToken(Map.of())).complete().newServer("kube-apiserver", new Nobody());

    @Test
    void who_is_in_is_answered_before_the_requests_count_as_drained_and_who_comes_now_is_not_let_in() throws Exception {
        CountDownLatch isIn = new CountDownLatch(1);
        CompletableFuture<Void> otherHalf = new CompletableFuture<>();
        server.handle("/version", exchange -> {
            isIn.countDown();
            otherHalf.join();
            exchange.answer(200, "text/plain", "at last");
        });
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(this::ask);
        isIn.await();

        Phaser underWay = server.requestsUnderWay();
        int phase = underWay.arriveAndDeregister();
        assertFalse(underWay.isTerminated());
        otherHalf.complete(null);
        underWay.awaitAdvance(phase);

        assertEquals(200, slow.join());
        assertTrue(underWay.isTerminated());
        assertEquals(503, ask());
    }

    private int ask() {
        Exchange exchange = new Exchange("GET", "/version");
        try {
            server.handler().handle(exchange);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return exchange.status();
    }
}
// end::answer[]
