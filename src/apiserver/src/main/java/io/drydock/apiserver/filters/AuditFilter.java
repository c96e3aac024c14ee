package io.drydock.apiserver.filters;

import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.audit.AuditBackend;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.audit.AuditEvent;
import io.drydock.apiserver.audit.AuditPolicy;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.DelegatingExchange;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Records a request when it has come in and when it has been answered, as the policy asks. It stands where it knows
 * who asks, and before it is decided whether they may.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/audit.go: WithAudit"
 */
public final class AuditFilter implements Filter {
    private static final String RECEIVED = "RequestReceived";
    private static final UserInfo NOBODY = new UserInfo("", "", List.of(), Map.of());
    private static final String STARTED = "ResponseStarted";
    private static final String COMPLETE = "ResponseComplete";
    private static final String PANIC = "Panic";

    private final AuditPolicy policy;
    private final AuditBackend backend;
    private final Predicate<RequestInfo> longRunning;
    private final InstantSource clock;

    public AuditFilter(
            AuditPolicy policy, AuditBackend backend, Predicate<RequestInfo> longRunning, InstantSource clock) {
        this.longRunning = longRunning;
        this.policy = policy;
        this.backend = backend;
        this.clock = clock;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            Optional<RequestInfo> request = exchange.attribute(RequestInfo.ATTRIBUTE);
            Optional<UserInfo> user = exchange.attribute(UserInfo.ATTRIBUTE);
            if (request.isEmpty() || user.isEmpty()) {
                next.handle(exchange);
                return;
            }
            AuditPolicy.Recording recording = policy.of(request.get(), user.get());
            if (recording.wanted()) {
                handle(exchange, next, event(exchange, request.get(), user.get(), recording));
            } else {
                next.handle(exchange);
            }
        };
    }

    /**
     * Answers those who cannot be told apart, and records that: such requests never come to this filter.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/audit.go: WithFailedAuthenticationAudit"
     */
    public StatusResponder unauthenticated(StatusResponder responder) {
        return (exchange, status) -> {
            Optional<RequestInfo> request = exchange.attribute(RequestInfo.ATTRIBUTE);
            AuditPolicy.Recording recording =
                    request.map(known -> policy.of(known, NOBODY)).orElse(AuditPolicy.Recording.NONE);
            if (request.isEmpty() || !recording.wanted()) {
                responder.respond(exchange, status);
                return;
            }
            AuditEvent event = event(exchange, request.get(), NOBODY, recording);
            responder.respond(exchange, status);
            record(event, STARTED, Optional.empty(), Optional.of(status.code()));
        };
    }

    private AuditEvent event(
            HttpExchange exchange, RequestInfo request, UserInfo user, AuditPolicy.Recording recording) {
        AuditAnnotations annotations = new AuditAnnotations(recording.level());
        AuditBodies bodies = new AuditBodies(recording);
        exchange.setAttribute(AuditAnnotations.ATTRIBUTE, annotations);
        exchange.setAttribute(AuditBodies.ATTRIBUTE, bodies);
        String id = exchange.attribute(AuditIdFilter.AUDIT_ID).orElse("");
        return new AuditEvent(
                request, user, AuditEvent.Sender.of(exchange), id, recording, annotations, bodies, clock.instant());
    }

    private void handle(HttpExchange exchange, Handler next, AuditEvent event) throws IOException {
        record(event, RECEIVED, Optional.empty(), Optional.empty());
        HttpExchange watched = longRunning.test(event.request())
                ? new StartedExchange(exchange, () -> answered(event, STARTED, exchange))
                : exchange;
        try {
            next.handle(watched);
        } catch (RuntimeException fault) {
            record(event, PANIC, Optional.empty(), Optional.empty());
            throw fault;
        } catch (IOException gone) {
            answered(event, COMPLETE, exchange);
            throw gone;
        }
        answered(event, COMPLETE, exchange);
    }

    /** Who is impersonated is known only once the filters after this one have seen the request. */
    private void answered(AuditEvent event, String stage, HttpExchange exchange) {
        record(event, stage, exchange.attribute(UserInfo.ATTRIBUTE), Optional.of(exchange.status()));
    }

    private void record(AuditEvent event, String stage, Optional<UserInfo> served, Optional<Integer> code) {
        if (event.recording().at(stage)) {
            backend.record(event.at(stage, served, code, clock.instant()));
        }
    }

    /** Tells when the answer to a request begins that is going to last. */
    private static final class StartedExchange extends DelegatingExchange {
        private final Runnable onStart;
        private boolean started;

        StartedExchange(HttpExchange exchange, Runnable onStart) {
            super(exchange);
            this.onStart = onStart;
        }

        @Override
        public OutputStream output() throws IOException {
            if (!started) {
                started = true;
                onStart.run();
            }
            return super.output();
        }
    }
}
