package io.drydock.chapters.chain;

import io.drydock.chapters.chain.ServerChain.Apis;
import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Narration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Chapter 5 as it is run: requests on their way down the chain. */
public final class ServerChainChapter {
    private static final Set<String> KNOWN = Set.of("v1", "apps/v1", "batch/v1");
    private static final List<String> PATHS = List.of(
            "/api/v1/namespaces",
            "/apis/ships.example.com/v1/boats",
            "/apis/metrics.k8s.io/v1beta1/nodes",
            "/apis/nobody.example.com/v1/things");

    private ServerChainChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch05",
                        "Chapter 5, create server chain: three servers, each delegating what it cannot answer",
                        List.of(
                                new Experiment(
                                        "chain",
                                        "Requests on their way down the chain; name paths of your own",
                                        (words, narration) -> follow(narration, words, true)),
                                new Experiment(
                                        "starting",
                                        "The same before the definitions of custom resources are read",
                                        (words, narration) -> follow(narration, words, false)),
                                new Experiment(
                                        "order", "In which order the servers are built", ServerChainChapter::order)))
                .main(arguments);
    }

    static ServerChain chain(Server.Factory factory, AtomicBoolean definitionsAreRead) {
        CustomResources custom = new CustomResources(definitionsAreRead::get);
        custom.define("ships.example.com/v1");
        AggregatedApis aggregated = new AggregatedApis();
        aggregated.register("metrics.k8s.io/v1beta1", exchange -> exchange.answer(200, "text/plain", "from afar\n"));
        String requested =
                Optional.ofNullable(System.getenv("KUBE_API_VERSIONS")).orElse("");
        BuiltInApis builtIn =
                BuiltInApis.of(KNOWN, requested, exchange -> exchange.answer(200, "text/plain", "built in\n"));
        return ServerChain.create(factory, new Apis(custom, builtIn, aggregated));
    }

    private static int follow(Narration narration, List<String> words, boolean read) throws IOException {
        ServerChain chain;
        try {
            chain = chain(PlainServer::new, new AtomicBoolean(read));
        } catch (IllegalArgumentException wrong) {
            narration.say("error: " + wrong.getMessage());
            return 1;
        }
        List<String> paths = words.isEmpty() || words.contains(Chapter.DEMO) ? PATHS : words;
        for (String path : paths) {
            Exchange exchange = new Exchange("GET", path);
            chain.aggregator().handler().handle(exchange);
            narration.say("GET " + path);
            exchange.way().forEach(place -> narration.say("   → " + place));
            narration.say("   = " + exchange.status() + "  " + exchange.body().strip());
        }
        return 0;
    }

    private static int order(List<String> words, Narration narration) {
        chain(
                (name, delegate) -> {
                    narration.say("built: " + name + ", which passes on to " + delegate.name());
                    return new PlainServer(name, delegate);
                },
                new AtomicBoolean(true));
        narration.say("given back: the last one; the other two are reached through it");
        return 0;
    }
}
