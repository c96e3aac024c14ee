package io.drydock.apiserver.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.server.FlowControl;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Priority and fairness, as the FlowSchema and PriorityLevelConfiguration objects say. Until those are known, masters
 * are exempt and all others share one level.
 *
 * <p>A level has the share of the server it is assured of; it does not borrow from levels that are idle.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go: configController"
 */
public final class PriorityAndFairness implements FlowControl {
    /** The one key: whatever changes, all is looked at. */
    private static final String ALL = "all";

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Supplier<Informer> schemas;
    private final Supplier<Informer> levels;
    private final int concurrency;
    private final Duration queueWait;
    private final ServerMetrics metrics;
    private final BiConsumer<Collection<KubeObject>, Set<String>> references;
    private volatile FlowState state;

    /**
     * @param schemas makes the informer of FlowSchema objects, once the server runs
     * @param levels makes that of PriorityLevelConfiguration objects
     * @param concurrency how many requests the server may serve at a time
     * @param queueWait how long a request may wait for its turn
     * @param references told of the schemas and of the names of the levels that are in force, when either changes
     */
    public PriorityAndFairness(
            Supplier<Informer> schemas,
            Supplier<Informer> levels,
            int concurrency,
            Duration queueWait,
            ServerMetrics metrics,
            BiConsumer<Collection<KubeObject>, Set<String>> references) {
        this.schemas = schemas;
        this.levels = levels;
        this.concurrency = concurrency;
        this.queueWait = queueWait;
        this.metrics = metrics;
        this.references = references;
        this.state = FlowState.empty().next(List.of(), List.of(), concurrency);
    }

    @Override
    public Filter filter(Predicate<RequestInfo> longRunning) {
        return new PriorityAndFairnessFilter(longRunning, () -> state, queueWait, metrics);
    }

    @Override
    public void follow(LifecycleSignal stop) {
        Informer schemaInformer = schemas.get();
        Informer levelInformer = levels.get();
        // On a thread of its own, since what is told of it may write, and an informer must not wait for that.
        Reconciler referring =
                new Reconciler("priority-and-fairness", all -> tellReferences(schemaInformer, levelInformer));
        for (Informer informer : List.of(schemaInformer, levelInformer)) {
            informer.addHandler((before, after) -> {
                update(schemaInformer, levelInformer);
                referring.add(ALL);
            });
            informer.start();
            stop.whenSignaled(informer::close);
        }
        referring.start();
        stop.whenSignaled(referring::close);
    }

    private void tellReferences(Informer schemaInformer, Informer levelInformer) throws InterruptedException {
        if (schemaInformer.awaitSync(FOREVER) && levelInformer.awaitSync(FOREVER)) {
            references.accept(schemaInformer.list(), state.levels().keySet());
        }
    }

    private synchronized void update(Informer schemaInformer, Informer levelInformer) {
        state = state.next(
                schemaInformer.list().stream().map(FlowSchema::of).toList(),
                levelInformer.list().stream().map(PriorityLevel::of).toList(),
                concurrency);
    }
}
