package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;

/**
 * Which objects somebody wants.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/selection_predicate.go: SelectionPredicate"
 */
public interface ObjectSelector {
    ObjectSelector EVERYTHING = new ObjectSelector() {
        @Override
        public boolean isEverything() {
            return true;
        }

        @Override
        public boolean matches(EncodedObject candidate) {
            return true;
        }
    };

    boolean isEverything();

    boolean matches(EncodedObject candidate);
}
