package io.drydock.chapters.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.contracts.ServerChainContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerChainTest implements ServerChainContract {
    private static final String FILTERS = "filters of kube-aggregator: who are you, and may you?";

    private final List<String> built = new ArrayList<>();
    private final AtomicBoolean definitionsAreRead = new AtomicBoolean(true);
    private final ServerChain chain = ServerChainChapter.chain(
            (name, delegate) -> {
                built.add(name);
                return new PlainServer(name, delegate);
            },
            definitionsAreRead);

    @Override
    public List<String> delegation() {
        return Stream.<Optional<DelegationTarget>>iterate(
                        Optional.of(chain.aggregator()),
                        Optional::isPresent,
                        target -> target.flatMap(DelegationTarget::nextDelegate))
                .map(target -> target.orElseThrow().name())
                .filter(name -> !name.equals("nobody"))
                .toList();
    }

    @Override
    public List<String> orderOfCreation() {
        return built;
    }

    @Override
    public int status(String path) {
        return ask(path).status();
    }

    @Override
    public int statusWhileStarting(String path) {
        definitionsAreRead.set(false);
        try {
            return status(path);
        } finally {
            definitionsAreRead.set(true);
        }
    }

    @Override
    public int authentications(String path) {
        return (int) ask(path).way().stream()
                .filter(place -> place.startsWith("filters of"))
                .count();
    }

    // tag::way[]
    @Test
    void a_built_in_resource_is_answered_by_the_second_server() {
        assertEquals(
                List.of(FILTERS, "kube-aggregator", "kube-apiserver"),
                ask("/api/v1/namespaces").way());
    }

    @Test
    void an_unknown_path_comes_through_all_three_and_is_404_at_the_end() {
        assertEquals(
                List.of(FILTERS, "kube-aggregator", "kube-apiserver", "apiextensions-apiserver", "nobody is left: 404"),
                ask("/nowhere").way());
    }
    // end::way[]

    @Test
    void a_custom_resource_is_answered_by_the_last_server() {
        Exchange exchange = ask("/apis/ships.example.com/v1/boats");
        assertEquals(200, exchange.status());
        assertEquals("apiextensions-apiserver", exchange.way().getLast());
    }

    @Test
    void an_aggregated_api_whose_server_is_away_is_503_and_falls_through_to_nobody() {
        AggregatedApis aggregated = new AggregatedApis();
        aggregated.registerUnavailable("metrics.k8s.io/v1beta1");
        Exchange exchange = new Exchange("GET", "/apis/metrics.k8s.io/v1beta1/nodes");
        handle(aggregated.find(exchange).orElseThrow(), exchange);
        assertEquals(503, exchange.status());
    }

    @Test
    void kube_api_versions_cuts_down_what_is_served() {
        BuiltInApis apis = BuiltInApis.of(Set.of("v1", "apps/v1"), "v1", exchange -> {});
        assertTrue(apis.find(new Exchange("GET", "/api/v1/pods")).isPresent());
        assertTrue(apis.find(new Exchange("GET", "/apis/apps/v1/deployments")).isEmpty());
    }

    @Test
    void kube_api_versions_with_one_that_is_not_there_says_which() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> BuiltInApis.of(Set.of("v1"), "v1,v7", exchange -> {}))
                .getMessage();
        assertEquals("KUBE_API_VERSIONS contains versions that are not installed: [v7]; there are [v1]", message);
    }

    private Exchange ask(String path) {
        Exchange exchange = new Exchange("GET", path);
        handle(chain.aggregator().handler(), exchange);
        return exchange;
    }

    private static void handle(Handler handler, Exchange exchange) {
        try {
            handler.handle(exchange);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
