package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/** Finds namespaces by name. What it gives is shared, never to be changed. */
@FunctionalInterface
public interface NamespaceLookup {
    Optional<KubeObject> namespace(String name);
}
