package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.status.StatusErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets the requests of a namespace at its quotas one after the other. Whoever gets the turn decides for all who have
 * come to wait until then.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go: quotaEvaluator.Evaluate"
 */
final class NamespaceTurns {
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Duration patience;

    private static final class Line {
        final ReentrantLock turn = new ReentrantLock();
        final Queue<PendingRequest> waiting = new ConcurrentLinkedQueue<>();
        int users; // changed under the map's lock for the namespace
    }

    /** @param patience how long a request waits before it fails */
    NamespaceTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param decide decides about each of the requests it is given
     * @throws RuntimeException why the request is refused
     */
    void await(String namespace, PendingRequest request, Consumer<List<PendingRequest>> decide) {
        Line line = enter(namespace);
        try {
            line.waiting.add(request);
            if (!takeTurn(line)) {
                line.waiting.remove(request);
                throw StatusErrors.internalError("resource quota evaluation timed out");
            }
            try {
                if (request.isUndecided()) {
                    decideAll(line, decide);
                }
                request.throwRefusal();
            } finally {
                line.turn.unlock();
            }
        } finally {
            leave(namespace);
        }
    }

    private Line enter(String namespace) {
        return lines.compute(namespace, (name, present) -> {
            Line line = present == null ? new Line() : present;
            line.users++;
            return line;
        });
    }

    private void leave(String namespace) {
        lines.computeIfPresent(namespace, (name, line) -> --line.users == 0 ? null : line);
    }

    private boolean takeTurn(Line line) {
        try {
            return line.turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void decideAll(Line line, Consumer<List<PendingRequest>> decide) {
        List<PendingRequest> batch = new ArrayList<>();
        for (PendingRequest next = line.waiting.poll(); next != null; next = line.waiting.poll()) {
            batch.add(next);
        }
        try {
            decide.accept(batch);
        } catch (RuntimeException failure) {
            batch.stream().filter(PendingRequest::isUndecided).forEach(request -> request.refuse(failure));
        }
    }
}
