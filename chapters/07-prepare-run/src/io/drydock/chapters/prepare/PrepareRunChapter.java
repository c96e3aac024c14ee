package io.drydock.chapters.prepare;

import io.drydock.chapters.chain.DelegationTarget.Nobody;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.Narration;
import io.drydock.chapters.server.Authenticator;
import io.drydock.chapters.server.CompletedConfig;
import io.drydock.chapters.server.Config;
import io.drydock.chapters.server.GenericServer;
import io.drydock.chapters.server.HealthCheck;
import io.drydock.chapters.server.Hooks.Hook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Chapter 7 as it is run: a server before and after, and what it says of its health. */
public final class PrepareRunChapter {
    private PrepareRunChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch07",
                        "Chapter 7, prepare run: what can only be added when everything else has been",
                        List.of(
                                new Experiment("paths", "Which paths have appeared", PrepareRunChapter::paths),
                                new Experiment("health", "What a server says of its health", PrepareRunChapter::health),
                                new Experiment("shutdown", "Alive, but not ready", PrepareRunChapter::shutdown)))
                .main(arguments);
    }

    /** Two servers, one of them with a hook, and a store that can be unwell. */
    static GenericServer chain(AtomicBoolean storeIsWell) {
        CompletedConfig config = Config.standard(Authenticator.byToken(Map.of("admintoken", "admin")))
                .complete();
        GenericServer behind = config.newServer("kube-apiserver", new Nobody());
        behind.addPostStartHook("bootstrap-controller", () -> {});
        behind.addHealthCheckOnce(new HealthCheck("etcd", () -> {
            if (!storeIsWell.get()) {
                throw new IllegalStateException("the store does not answer");
            }
        }));
        return config.newServer("kube-aggregator", behind);
    }

    static PreparedServer prepared(AtomicBoolean storeIsWell) throws Exception {
        GenericServer server = chain(storeIsWell);
        for (Hook hook : server.postStartHooks().all()) {
            hook.run();
        }
        return PreparedServer.prepareRun(server, () -> {});
    }

    private static int paths(List<String> words, Narration narration) {
        GenericServer server = chain(new AtomicBoolean(true));
        List<String> before = server.listedPaths();
        PreparedServer.prepareRun(server, () -> {});
        List<String> appeared = new ArrayList<>(server.listedPaths());
        appeared.removeAll(before);
        narration.say("before: " + String.join(" ", before));
        narration.say("appeared:");
        appeared.forEach(path -> narration.say("  " + path));
        return 0;
    }

    private static int health(List<String> words, Narration narration) throws Exception {
        AtomicBoolean storeIsWell = new AtomicBoolean(true);
        PreparedServer server = prepared(storeIsWell);
        show(narration, server, "/healthz", "/healthz?verbose", "/healthz?verbose&exclude=etcd&exclude=nonsense");
        narration.say("");
        narration.say("now the store is gone");
        storeIsWell.set(false);
        show(narration, server, "/healthz", "/healthz/etcd", "/healthz?exclude=etcd");
        return 0;
    }

    private static int shutdown(List<String> words, Narration narration) throws Exception {
        PreparedServer server = prepared(new AtomicBoolean(true));
        server.initiateShutdown();
        narration.say("the shutdown has begun");
        show(narration, server, "/readyz", "/livez", "/version");
        return 0;
    }

    private static void show(Narration narration, PreparedServer server, String... targets) throws IOException {
        for (String target : targets) {
            Exchange exchange = new Exchange("GET", target);
            exchange.attributes().put(Authenticator.TOKEN, "admintoken");
            server.handler().handle(exchange);
            narration.say("GET " + target + " = " + exchange.status());
            narration.show(exchange.body());
        }
    }
}
