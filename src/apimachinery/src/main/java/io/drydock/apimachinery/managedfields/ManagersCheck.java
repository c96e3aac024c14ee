package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/**
 * Whether {@code metadata.managedFields} of an object can be understood.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/managedfields/fieldmanager.go: ValidateManagedFields (1.36)"
 */
public final class ManagersCheck {
    private ManagersCheck() {}

    /** What is wrong with them in the rules of the release; absent when nothing is. */
    public static Optional<String> problem(KubeObject object, Release release) {
        try {
            ManagedFields.of(object, MergeRules.of(release));
            return Optional.empty();
        } catch (ShapeException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }
}
