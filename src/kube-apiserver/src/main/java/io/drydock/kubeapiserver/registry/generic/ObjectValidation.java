package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import java.util.List;
import java.util.Optional;

/** What the objects of a resource must hold, besides their metadata. Objects come with their defaults. */
@FunctionalInterface
public interface ObjectValidation {
    /** Finds nothing wrong. */
    ObjectValidation NONE = object -> List.of();

    List<FieldError> validate(KubeObject object);

    /** @param object in canonical form, as is the old one, so that what says the same is the same */
    default List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        return validate(object);
    }

    /** What updates are asked besides before they are compared with what was there; most are not. */
    default List<FieldError> validateWhole(KubeObject object) {
        return List.of();
    }

    /** Whether updates compare the metadata once more, as most do, after everything has been compared by the server. */
    default boolean comparesMetadata() {
        return true;
    }

    /**
     * What is allowed, but should be known; only later releases ask.
     *
     * @param old absent for a new object
     */
    default List<String> warnings(KubeObject object, Optional<KubeObject> old) {
        return List.of();
    }

    /** As {@link #warnings}, of an object that comes through its {@code status} subresource. */
    default List<String> statusWarnings(KubeObject object) {
        return List.of();
    }

    /** Asked when an object comes through its {@code status} subresource. */
    default List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return List.of();
    }
}
