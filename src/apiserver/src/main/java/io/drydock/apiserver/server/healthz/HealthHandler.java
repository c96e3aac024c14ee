package io.drydock.apiserver.server.healthz;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for a list of checks: {@code ok} when all is well, each check on a line when something is not or the request
 * says {@code ?verbose}. {@code ?exclude=NAME} leaves a check out. What is wrong is not told here, where anybody may
 * ask; the path of the single check tells.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go: InstallPathHandler"
 */
public final class HealthHandler implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);

    private final String name;
    private final List<HealthCheck> checks;
    private final Runnable onPassed;

    private HealthHandler(String name, List<HealthCheck> checks, Runnable onPassed) {
        this.name = name;
        this.checks = List.copyOf(checks);
        this.onPassed = onPassed;
    }

    /**
     * Serves {@code /NAME} and {@code /NAME/CHECK} for every check.
     *
     * @param name {@code healthz}, {@code livez} or {@code readyz}
     * @param onPassed called whenever all checks have passed
     */
    public static void install(PathRecorderMux mux, String name, List<HealthCheck> checks, Runnable onPassed) {
        List<HealthCheck> installed = checks.isEmpty() ? List.of(HealthCheck.ping()) : checks;
        String path = "/" + name;
        mux.handle(path, new HealthHandler(name, installed, onPassed));
        for (HealthCheck check : installed) {
            mux.handle(path + "/" + check.name(), exchange -> single(exchange, check));
        }
    }

    // tag::health[]
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        TreeSet<String> excluded = new TreeSet<>(exchange.query().values().getOrDefault("exclude", List.of()));
        StringBuilder lines = new StringBuilder();
        List<String> failed = new ArrayList<>();
        for (HealthCheck check : checks) {
            if (excluded.remove(check.name())) {
                lines.append("[+]").append(check.name()).append(" excluded: ok\n");
                continue;
            }
            try {
                check.check();
                lines.append("[+]").append(check.name()).append(" ok\n");
            } catch (Exception failure) {
                lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
                failed.add(check.name());
                LOG.debug("{} check failed: {}: {}", name, check.name(), failure.getMessage());
            }
        }
        if (!excluded.isEmpty()) {
            String names = excluded.stream().map(each -> '"' + each + '"').collect(Collectors.joining(","));
            lines.append("warn: some health checks cannot be excluded: no matches for ")
                    .append(names)
                    .append('\n');
        }
        if (!failed.isEmpty()) {
            PlainText.error(exchange, 500, lines + name + " check failed");
            return;
        }
        onPassed.run();
        boolean verbose = exchange.query().has("verbose");
        String answer = verbose ? lines + name + " check passed\n" : "ok";
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.send(200, PlainText.CONTENT_TYPE, answer.getBytes(StandardCharsets.UTF_8));
    }
    // end::health[]

    private static void single(HttpExchange exchange, HealthCheck check) throws IOException {
        try {
            check.check();
        } catch (Exception failure) {
            PlainText.error(exchange, 500, "internal server error: " + failure.getMessage());
            return;
        }
        exchange.send(200, PlainText.CONTENT_TYPE, "ok".getBytes(StandardCharsets.UTF_8));
    }
}
