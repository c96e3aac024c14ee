package io.drydock.chapters.server;

import io.drydock.chapters.chain.DelegationTarget.Nobody;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Narration;
import java.util.List;
import java.util.Map;

/** Chapter 6 as it is run: a server, drawn, and requests through its filters. */
public final class GenericServerChapter {
    private GenericServerChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch06",
                        "Chapter 6, generic config new: what a server is made of, and what it takes over",
                        List.of(
                                new Experiment("draw", "The outermost server, drawn", GenericServerChapter::draw),
                                new Experiment("ask", "Requests through its filters", GenericServerChapter::ask),
                                new Experiment("twice", "Two hooks of one name", GenericServerChapter::twice)))
                .main(arguments);
    }

    /** Three servers as in chapter 5, each with a hook, and one with a check of its own. */
    static GenericServer chain(Config config) {
        CompletedConfig completed = config.complete();
        GenericServer extensions = completed.newServer("apiextensions-apiserver", new Nobody());
        extensions.announce("apiextensions.k8s.io/v1");
        extensions.addPostStartHook("start-apiextensions-informers", () -> {});
        GenericServer kubeApiServer = completed.newServer("kube-apiserver", extensions);
        kubeApiServer.announce("apps/v1");
        kubeApiServer.addPostStartHook("bootstrap-controller", () -> {});
        kubeApiServer.addHealthCheckOnce(new HealthCheck("etcd", () -> {}));
        GenericServer aggregator = completed.newServer("kube-aggregator", kubeApiServer);
        aggregator.addPostStartHook("apiservice-registration-controller", () -> {});
        return aggregator;
    }

    private static GenericServer chain() {
        return chain(Config.standard(Authenticator.byToken(Map.of("admintoken", "admin"))));
    }

    private static int draw(List<String> words, Narration narration) {
        GenericServer server = chain();
        narration.say(server.name());
        narration.say("├─ filters, from outside in: " + String.join(" → ", server.filters()) + " → director");
        narration.say("├─ post-start hooks");
        server.postStartHooks().all().forEach(hook -> narration.say("│    " + hook.name() + "  ← " + hook.origin()));
        narration.say("├─ health checks");
        server.healthChecks().forEach(check -> narration.say("│    " + check.name()));
        narration.say("├─ groups: " + String.join(" ", server.groupVersions()));
        narration.say("└─ paths: " + String.join(" ", server.listedPaths()));
        return 0;
    }

    private static int ask(List<String> words, Narration narration) throws Exception {
        for (String token : List.of("admintoken", "forged", "")) {
            for (String path : List.of("/version", "/metrics", "/nowhere")) {
                Exchange exchange = new Exchange("GET", path);
                if (!token.isEmpty()) {
                    exchange.attributes().put(Authenticator.TOKEN, token);
                }
                chain().handler().handle(exchange);
                narration.say("GET %-8s %-12s %s = %d"
                        .formatted(path, token, String.join(" → ", exchange.way()), exchange.status()));
            }
        }
        return 0;
    }

    private static int twice(List<String> words, Narration narration) {
        try {
            chain().addPostStartHook("bootstrap-controller", () -> {});
        } catch (IllegalStateException refused) {
            narration.say(refused.getMessage());
        }
        return 0;
    }
}
