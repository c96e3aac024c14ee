package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is particular to one resource: how its objects are prepared, checked and put into canonical form on their way
 * into the store. Everything has a default, so a strategy says only what differs. Objects come defaulted and in the
 * version that is stored.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/create.go: RESTCreateStrategy, update.go, delete.go"
 */
public interface RestStrategy {

    /** In the version that is stored. */
    GroupVersionKind kind();

    /** As errors about the objects name it. */
    default GroupKind errorKind() {
        return kind().groupKind();
    }

    boolean namespaced();

    /** Drops what a client may not set (status, for most) and sets what it cannot know. */
    default void prepareForCreate(RequestScope scope, KubeObject object) {}

    /** What is wrong with a new object's metadata, its name included. */
    default List<FieldError> validateMetadata(KubeObject object) {
        return ObjectMetaValidation.validateBuiltIn(object, namespaced(), this::validateName, FieldPath.of("metadata"));
    }

    /** What {@link #prepareForCreate} and {@link #prepareForUpdate} set back whatever the client says. */
    default ResetFields resetFields() {
        return ResetFields.NONE;
    }

    /** Object metadata is checked by {@link #validateMetadata}. */
    default List<FieldError> validate(RequestScope scope, KubeObject object) {
        return List.of();
    }

    default List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        return List.of();
    }

    /** Brings what may be said in several ways into one; runs after validation. */
    default void canonicalize(KubeObject object) {}

    /** Whether a PUT to a name that does not exist creates it. */
    default boolean allowCreateOnUpdate() {
        return false;
    }

    /** Whether an update without a resource version overwrites whatever is there. */
    default boolean allowUnconditionalUpdate() {
        return true;
    }

    /** Takes over from the old object what this request may not change, and raises the generation where it counts. */
    default void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {}

    /**
     * What is wrong with the metadata of an object that takes the place of another. It comes on top of what the caller
     * finds, and mostly finds the same once more: so do the real strategies, and clients see it in the causes.
     */
    default List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return ObjectMetaValidation.validateBuiltInUpdate(object, old, FieldPath.of("metadata"));
    }

    default List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return List.of();
    }

    default List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return List.of();
    }

    /** What is wrong with the name itself, each entry a message; most names are DNS subdomains. */
    List<String> validateName(String name, boolean isPrefix);

    /**
     * How long the object stays after deletion was asked for, so that something else can end it in order.
     *
     * @param requested what the client asked for
     * @return empty when this resource is removed at once
     */
    default OptionalLong gracePeriodSeconds(KubeObject object, OptionalLong requested) {
        return OptionalLong.empty();
    }

    /** The finalizer policy when the client names none: {@code background}, or {@code orphan} for a few old kinds. */
    default boolean orphansDependentsByDefault() {
        return false;
    }

    /** Whether the garbage collector has to do with it; if not, deletion sets none of the collector's finalizers. */
    default boolean isGarbageCollected() {
        return true;
    }

    /** Whether deletion answers with the object rather than with a status that names it. */
    default boolean returnsDeletedObject() {
        return false;
    }

    /** Asked about an object whose deletion waits for nothing but an update that has just come: is it gone then? */
    default boolean shouldDeleteDuringUpdate(KubeObject object, KubeObject old) {
        return true;
    }

    /** Whether an object must be kept while it is being deleted for more reasons than its metadata's finalizers. */
    default boolean isHeldBack(KubeObject object) {
        return false;
    }

    /** Puts an object that is kept for now into the state of being deleted; its metadata says so already. */
    default void markDeleting(KubeObject object) {}

    /** Called once an object is gone from the store, to give back what it held elsewhere. */
    default void afterDelete(KubeObject object) {}

    /** Whether its objects go by themselves after a time, as events do. */
    default boolean expires() {
        return false;
    }

    /** The fields a field selector may name, with this object's values, besides its name and namespace. */
    default Map<String, String> selectableFields(KubeObject object) {
        return Map.of();
    }
}
