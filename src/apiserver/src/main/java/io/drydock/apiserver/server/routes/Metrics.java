package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.Handler;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * Answers with all metrics, in the text format that the scraper asks for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/routes/metrics.go: DefaultMetrics"
 */
public final class Metrics {
    private Metrics() {}

    public static Handler of(Supplier<PrometheusRegistry> registry) {
        return exchange -> {
            ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(exchange.header("Accept"));
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            writer.write(text, registry.get().scrape());
            exchange.send(200, writer.getContentType(), text.toByteArray());
        };
    }
}
