package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.StatusResponder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a fault in serving one request from hurting others: answers 500 and logs it. Once part of the answer is out it
 * can only break off. A client that went away is no fault.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/wrap.go: WithPanicRecovery"
 */
public final class PanicRecoveryFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(PanicRecoveryFilter.class);

    private final StatusResponder responder;

    public PanicRecoveryFilter(StatusResponder responder) {
        this.responder = responder;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            try {
                next.handle(exchange);
            } catch (StatusException failure) {
                if (exchange.isCommitted()) {
                    exchange.abort();
                } else {
                    responder.respond(exchange, failure.status());
                }
            } catch (IOException | UncheckedIOException failure) {
                LOG.debug("{} {} was broken off: {}", exchange.method(), exchange.path(), failure.toString());
                exchange.abort();
            } catch (RuntimeException | StackOverflowError fault) {
                recover(exchange, fault);
            }
        };
    }

    private static void recover(HttpExchange exchange, Throwable fault) throws IOException {
        LOG.error("apiserver panic'd on {} {}", exchange.method(), exchange.path(), fault);
        if (exchange.isCommitted()) {
            exchange.abort();
        } else {
            PlainText.error(exchange, 500, "This request caused apiserver to panic. Look in the logs for details.");
        }
    }
}
