package io.drydock.chapters.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.chapters.chain.ServerChain.Apis;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    @Test
    void the_aggregator_is_asked_first_so_a_registered_group_version_hides_the_built_in_one() throws IOException {
        AggregatedApis aggregated = new AggregatedApis();
        aggregated.registerUnavailable("apps/v1");
        BuiltInApis builtIn =
                new BuiltInApis(Set.of("apps/v1"), exchange -> exchange.answer(200, "text/plain", "never asked"));
        ServerChain chain =
                ServerChain.create(PlainServer::new, new Apis(exchange -> Optional.empty(), builtIn, aggregated));

        Exchange exchange = new Exchange("GET", "/apis/apps/v1/deployments");
        chain.aggregator().handler().handle(exchange);

        assertEquals(503, exchange.status());
        assertEquals("kube-aggregator", exchange.way().getLast());
    }
}
// end::answer[]
