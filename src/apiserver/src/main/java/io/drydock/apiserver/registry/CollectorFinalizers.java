package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.DeleteRequest.Propagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The finalizers that tell the garbage collector what to do with the objects a deleted object owns. What the request
 * asks for counts most, then the finalizers the object has, then what its resource does by default.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: deletionFinalizersForGarbageCollection"
 */
final class CollectorFinalizers {
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private CollectorFinalizers() {}

    /** The object's finalizers as deletion makes them; absent when they stay as they are. */
    static Optional<List<String>> changed(KubeObject object, DeleteRequest request, RestStrategy strategy) {
        List<String> before = object.finalizers();
        List<String> after = new ArrayList<>(before);
        after.removeAll(List.of(ORPHAN, FOREGROUND));
        if (strategy.isGarbageCollected()) {
            switch (propagation(before, request, strategy)) {
                case ORPHAN -> after.add(ORPHAN);
                case FOREGROUND -> after.add(FOREGROUND);
                case BACKGROUND -> {}
            }
        }
        return Set.copyOf(before).equals(Set.copyOf(after)) ? Optional.empty() : Optional.of(after);
    }

    private static Propagation propagation(List<String> finalizers, DeleteRequest request, RestStrategy strategy) {
        if (request.orphanDependents().isPresent()) {
            return request.orphanDependents().get() ? Propagation.ORPHAN : Propagation.BACKGROUND;
        }
        if (request.propagation().isPresent()) {
            return request.propagation().get();
        }
        for (String finalizer : finalizers) {
            if (finalizer.equals(ORPHAN)) {
                return Propagation.ORPHAN;
            }
            if (finalizer.equals(FOREGROUND)) {
                return Propagation.FOREGROUND;
            }
        }
        return strategy.orphansDependentsByDefault() ? Propagation.ORPHAN : Propagation.BACKGROUND;
    }
}
