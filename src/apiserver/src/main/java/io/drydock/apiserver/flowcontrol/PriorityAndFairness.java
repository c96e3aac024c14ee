package io.drydock.apiserver.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
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
        for (Informer informer : List.of(schemaInformer, levelInformer)) {
            informer.addHandler((before, after) -> {
                update(schemaInformer, levelInformer);
                if (schemaInformer.hasSynced() && levelInformer.hasSynced()) {
                    references.accept(schemaInformer.list(), state.levels().keySet());
                }
            });
            informer.start();
            stop.whenSignaled(informer::close);
        }
    }

    private synchronized void update(Informer schemaInformer, Informer levelInformer) {
        state = state.next(
                schemaInformer.list().stream().map(FlowSchema::of).toList(),
                levelInformer.list().stream().map(PriorityLevel::of).toList(),
                concurrency);
    }
}
