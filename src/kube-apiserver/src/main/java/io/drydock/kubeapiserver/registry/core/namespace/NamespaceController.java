package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.printers.Cells;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Empties namespaces that are being deleted and lets them go, as long as the server runs without a controller manager
 * whose work that is.
 *
 * @see "Go: pkg/controller/namespace/namespace_controller.go: NamespaceController"
 */
public final class NamespaceController implements AutoCloseable {
    /** How long the real controller leaves a namespace in peace, so that all servers know that it is ending. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Store namespaces;
    private final NamespaceEmptying emptying;
    private final BooleanSupplier alone;
    private final Informer informer;
    private final Reconciler reconciler = new Reconciler("namespace-controller", this::reconcile);

    /**
     * @param alone whether nobody else does this work now; asked each time there is some to do
     * @param patience between the request for deletion and the first thing that is deleted
     */
    public NamespaceController(
            Store namespaces, NamespaceContents contents, BooleanSupplier alone, Duration patience, Clock clock) {
        this.namespaces = namespaces;
        this.alone = alone;
        this.emptying = new NamespaceEmptying(contents, clock);
        this.informer = new Informer("namespaces", namespaces);
        informer.addHandler((before, after) -> after.filter(NamespaceController::isLeaving)
                .ifPresent(namespace -> reconciler.addAfter(namespace.name(), patience)));
    }

    public void start() {
        informer.start();
        reconciler.start();
    }

    @Override
    public void close() {
        informer.close();
        reconciler.close();
    }

    private static boolean isLeaving(KubeObject namespace) {
        return namespace.deletionTimestamp().isPresent() && isHeld(namespace);
    }

    private static boolean isHeld(KubeObject namespace) {
        return finalizers(namespace).contains(NamespaceStrategy.FINALIZER);
    }

    private static List<String> finalizers(KubeObject namespace) {
        return Cells.texts(namespace.at("spec", "finalizers"));
    }

    private void reconcile(String name) {
        RequestScope scope = InternalScope.of("namespaces");
        Optional<KubeObject> leaving = namespaces.find(scope, name).filter(NamespaceController::isLeaving);
        if (leaving.isEmpty()) {
            return;
        }
        if (!alone.getAsBoolean()) {
            reconciler.addAfter(name, PATIENCE);
            return;
        }
        if (emptying.empty(name)) {
            finish(scope, leaving.get());
        } else {
            reconciler.addAfter(name, LOOK_AGAIN);
        }
    }

    private void finish(RequestScope scope, KubeObject namespace) {
        UpdatedObject released = new UpdatedObject() {
            @Override
            public KubeObject from(Optional<KubeObject> current) {
                KubeObject changed = current.orElseThrow().deepCopy();
                List<String> left = finalizers(changed).stream()
                        .filter(finalizer -> !finalizer.equals(NamespaceStrategy.FINALIZER))
                        .toList();
                var list = changed.objectAt("spec").putArray("finalizers");
                left.forEach(list::add);
                return changed;
            }

            @Override
            public String requiredUid() {
                return namespace.uid();
            }
        };
        namespaces.updateWith(
                new NamespaceFinalizeStrategy(namespaces.strategy()),
                scope,
                namespace.name(),
                released,
                WriteOptions.internal());
    }
}
