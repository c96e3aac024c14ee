package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes to store out of what is stored now. The store asks again when somebody else was faster; the answer
 * of the last time counts.
 */
final class UpdateAttempt implements Storage.Update {
    private final ResourceStorage resource;
    private final RequestScope scope;
    private final String name;
    private final String shownKey;
    private final UpdatedObject updated;
    private final boolean forceAllowCreate;
    private final WriteOptions options;
    private final GroupResource named;
    private @Nullable KubeObject object;
    private boolean creating;

    UpdateAttempt(
            ResourceStorage resource,
            RequestScope scope,
            String name,
            String shownKey,
            UpdatedObject updated,
            boolean forceAllowCreate,
            WriteOptions options) {
        this.resource = resource;
        this.scope = scope;
        this.name = name;
        this.shownKey = shownKey;
        this.updated = updated;
        this.forceAllowCreate = forceAllowCreate;
        this.options = options;
        this.named = resource.named(scope);
    }

    /** @throws EmptiedFinalizers when the object is to be removed instead */
    @Override
    public byte[] apply(Optional<StoredValue> current) {
        Optional<KubeObject> existing =
                current.map(value -> resource.decode(value).object());
        requireUid(
                named,
                name,
                shownKey,
                updated.requiredUid(),
                existing.map(KubeObject::uid).orElse(""));
        creating = existing.isEmpty();
        if (creating && !resource.strategy().allowCreateOnUpdate() && !forceAllowCreate) {
            throw StatusErrors.notFound(named, name);
        }
        KubeObject changed = resource.ownWrite(scope, updated.from(existing), existing, options);
        object = changed;
        options.admission().admit(Optional.of(changed), existing);
        if (existing.isEmpty()) {
            new ObjectPreparation(resource).beforeCreate(scope, changed);
            options.admission().validate(Optional.of(changed), existing);
            resource.codec().canonicalize(changed);
            return resource.codec().encode(changed);
        }
        return replace(changed, existing.get(), current.orElseThrow());
    }

    private byte[] replace(KubeObject changed, KubeObject existing, StoredValue stored) {
        checkResourceVersion(changed, stored.revision());
        // The new object often takes over parts of the old one and then owns them; the one that is shared keeps its
        // own.
        KubeObject old = existing.deepCopy();
        new ObjectPreparation(resource).beforeUpdate(scope, changed, old);
        options.admission().validate(Optional.of(changed), Optional.of(old));
        if (endsWith(changed, old)) {
            throw new EmptiedFinalizers(changed);
        }
        resource.codec().canonicalize(changed);
        resource.managementTimes().keepUnlessChanged(changed, existing);
        return resource.codec().sameWhenStored(changed, resource.decode(stored).object())
                ? stored.value()
                : resource.codec().encode(changed);
    }

    private void checkResourceVersion(KubeObject changed, long current) {
        long given = ResourceVersions.of(changed);
        if (given == 0 && resource.strategy().allowUnconditionalUpdate()) {
            changed.setResourceVersion(Long.toString(current));
            return;
        }
        if (given == 0) {
            FieldError missing = FieldError.invalid(
                    FieldPath.of("metadata", "resourceVersion"),
                    new ShownValue("0x0", "0"),
                    "must be specified for an update");
            throw StatusErrors.invalid(
                    new GroupKind(named.group(), named.resource()),
                    name,
                    List.of(missing),
                    resource.codec().wording());
        }
        if (given != current) {
            throw StatusErrors.conflict(named, name, StoreErrors.MODIFIED);
        }
    }

    /** Deletion was asked for, its grace period is over, and this update leaves no finalizer to wait for. */
    private boolean endsWith(KubeObject changed, KubeObject old) {
        return changed.finalizers().isEmpty()
                && old.deletionTimestamp().isPresent()
                && old.deletionGracePeriodSeconds().orElse(0) == 0
                && resource.strategy().shouldDeleteDuringUpdate(changed, old);
    }

    static void requireUid(GroupResource named, String name, String key, String required, String found) {
        if (!required.isEmpty() && !required.equals(found)) {
            throw StoreErrors.notTheOneMeant(named, name, key, "UID", required, found);
        }
    }

    /** What would be there now, had it been stored. */
    Updater.Result result() {
        if (object == null) {
            throw new IllegalStateException("nothing was updated under " + shownKey);
        }
        return new Updater.Result(object, creating);
    }

    Updater.Result result(long revision) {
        Updater.Result result = result();
        result.object().setResourceVersion(Long.toString(revision));
        return result;
    }
}
