package io.drydock.chapters.prepare;

import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import io.drydock.chapters.server.GenericServer;
import io.drydock.chapters.server.HealthCheck;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Answers for a list of checks: {@code ok}, or each check on a line when one fails or the request says
 * {@code ?verbose}. {@code ?exclude=NAME} leaves one out. Why a check fails is not said: anybody may ask here.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go: handleRootHealth"
 */
record HealthEndpoint(String name, List<HealthCheck> checks) implements Handler {
    private static final String TEXT = "text/plain; charset=utf-8";

    /** Serves {@code /NAME}, and {@code /NAME/CHECK} for every check. */
    static void install(GenericServer server, String name, List<HealthCheck> checks) {
        server.handle("/" + name, new HealthEndpoint(name, checks));
        checks.forEach(check -> server.handle("/" + name + "/" + check.name(), exchange -> single(exchange, check)));
    }

    // tag::health[]
    @Override
    public void handle(Exchange exchange) throws IOException {
        TreeSet<String> excluded = new TreeSet<>(exchange.query("exclude"));
        StringBuilder lines = new StringBuilder();
        boolean isWell = true;
        for (HealthCheck check : checks) {
            if (excluded.remove(check.name())) {
                lines.append("[+]" + check.name() + " excluded: ok\n");
            } else if (passes(check)) {
                lines.append("[+]" + check.name() + " ok\n");
            } else {
                lines.append("[-]" + check.name() + " failed: reason withheld\n");
                isWell = false;
            }
        }
        if (!excluded.isEmpty()) {
            String unknown = excluded.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(","));
            lines.append("warn: some health checks cannot be excluded: no matches for " + unknown + "\n");
        }
        if (!isWell) {
            exchange.answer(500, TEXT, lines + name + " check failed\n");
        } else if (exchange.query("verbose").isEmpty()) {
            exchange.answer(200, TEXT, "ok");
        } else {
            exchange.answer(200, TEXT, lines + name + " check passed\n");
        }
    }
    // end::health[]

    private static boolean passes(HealthCheck check) {
        try {
            check.probe().run();
            return true;
        } catch (Exception unwell) {
            return false;
        }
    }

    /** Who may ask for one check by name is told what is wrong with it. */
    private static void single(Exchange exchange, HealthCheck check) throws IOException {
        try {
            check.probe().run();
            exchange.answer(200, TEXT, "ok");
        } catch (Exception unwell) {
            exchange.answer(500, TEXT, "internal server error: " + unwell.getMessage() + "\n");
        }
    }
}
