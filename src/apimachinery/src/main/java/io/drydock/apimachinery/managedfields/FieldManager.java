package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.time.Rfc3339;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@code metadata.managedFields} of one kind in one version, and applies configurations server-side. Objects
 * come in the version of the request, in the form in which they are written. Safe for use by many threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/fieldmanager.go: FieldManager"
 */
public final class FieldManager {
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private final Versions versions;
    private final KubeObject empty;
    private final InstantSource clock;

    /**
     * Makes the manager of a kind in one version.
     *
     * @param types of the kind by API version; a version without a type is one whose paths are forgotten
     * @param empty the object of this kind and version that holds nothing, as it is written
     */
    public FieldManager(
            GroupVersion version,
            Function<String, Optional<StructType>> types,
            Release release,
            VersionConverter converter,
            KubeObject empty,
            InstantSource clock) {
        this.versions = new Versions(apiVersion(version), types, release, converter);
        this.empty = empty;
        this.clock = clock;
    }

    private static String apiVersion(GroupVersion version) {
        return version.group().isEmpty() ? version.version() : version.group() + "/" + version.version();
    }

    /** A new object of the kind that holds nothing, as it is written: what an object is compared with at its creation. */
    public KubeObject empty() {
        return empty.deepCopy();
    }

    /** Tracks the creation of an object, in place. */
    public void create(KubeObject object, String manager) {
        update(empty(), object, manager, "");
    }

    /**
     * Tracks the change from one object to another, in the latter, in place. Managed fields that the client sends count
     * as the ones before; an object that nobody tracked stays untracked.
     *
     * @param subresource empty for the object itself
     */
    public void update(KubeObject live, KubeObject object, String manager, String subresource) {
        ManagedFields managers = previous(live, object);
        ManagedFields.remove(object);
        boolean created = live.uid().isEmpty();
        if (created || !managers.isEmpty()) {
            KubeObject before = live.deepCopy();
            ManagedFields.remove(before);
            try {
                track(before, object, managers, manager, subresource);
            } catch (ShapeException e) {
                // As in the real server, a change that cannot be tracked is not refused for that.
                return;
            }
        }
        managers.writeTo(object);
    }

    private static ManagedFields previous(KubeObject live, KubeObject object) {
        if (ManagedFields.isReset(object)) {
            return new ManagedFields();
        }
        return ManagedFields.of(object)
                .filter(managers -> !managers.isEmpty())
                .or(() -> ManagedFields.of(live))
                .orElseGet(ManagedFields::new);
    }

    private void track(KubeObject live, KubeObject object, ManagedFields managers, String manager, String subresource) {
        ManagerId id = ManagerId.of(manager, false, versions.apiVersion(), told(subresource));
        Optional<ManagedSet> former = managers.get(id);
        FieldSet touched = Untracked.without(new Ownership(versions).updated(live.tree(), object.tree(), managers));
        if (!touched.isEmpty()) {
            FieldSet owned =
                    managers.get(id).map(left -> left.set().union(touched)).orElse(touched);
            String time = former.filter(owner -> owner.set().equals(owned))
                    .map(ManagedSet::time)
                    .orElseGet(this::now);
            managers.put(id, new ManagedSet(owned, versions.apiVersion(), time));
        }
        UpdateManagersCap.apply(managers);
    }

    /**
     * Merges a configuration into an object, its managed fields included. The result still wants its defaults.
     *
     * @param live {@link #empty()} when there is no object yet
     * @param configuration what the manager wants, fully named, in the version of the request
     * @param force takes fields that others own
     * @throws StatusException 409 with every conflict, 400 or 500 when the configuration has not the shape of the kind
     */
    public KubeObject apply(
            KubeObject live, ObjectNode configuration, String manager, boolean force, String subresource) {
        check(configuration);
        ManagedFields managers = ManagedFields.of(live)
                .orElseThrow(() -> failure("failed to decode managed fields: malformed managed fields"));
        KubeObject before = live.deepCopy();
        ManagedFields.remove(before);
        if (managers.isEmpty()) {
            track(empty(), before, managers, BEFORE_FIRST_APPLY, "");
        }
        ManagedFields former = managers.copy();
        ManagerId id = ManagerId.of(manager, true, versions.apiVersion(), told(subresource));
        Optional<JsonNode> merged = merge(before, configuration, managers, id, force);
        managers.get(id).ifPresent(owned -> managers.put(id, owned.with(Untracked.without(owned.set()))));
        if (merged.isPresent() || !managers.sameAs(former)) {
            managers.get(id)
                    .ifPresent(owned -> managers.put(id, new ManagedSet(owned.set(), owned.apiVersion(), now())));
        }
        KubeObject result = merged.map(tree -> KubeObject.of((ObjectNode) tree)).orElse(before);
        if (manager.equals(LastApplied.MANAGER)) {
            LastApplied.renew(result, configuration);
        }
        managers.writeTo(result);
        return result;
    }

    private void check(ObjectNode configuration) {
        String apiVersion = configuration.path("apiVersion").asString("");
        if (!apiVersion.equals(versions.apiVersion())) {
            throw StatusErrors.badRequest("Incorrect version specified in apply patch. Specified patch version: "
                    + apiVersion + ", expected: " + versions.apiVersion());
        }
        if (configuration.path("metadata").path("managedFields").isArray()) {
            throw StatusErrors.badRequest("metadata.managedFields must be nil");
        }
        try {
            ShapeValidation.check(configuration, versions.shape());
        } catch (ShapeException e) {
            throw failure("failed to create typed patch object: " + e.getMessage());
        }
    }

    private Optional<JsonNode> merge(
            KubeObject live, ObjectNode configuration, ManagedFields managers, ManagerId id, boolean force) {
        Ownership ownership = new Ownership(versions);
        try {
            return switch (ownership.applied(live.tree(), configuration, managers, id, force)) {
                case Ownership.Outcome.Applied(Optional<JsonNode> object) -> object;
                case Ownership.Outcome.Refused(ApplyConflicts conflicts) -> {
                    ApplyConflicts left = id.manager().equals(LastApplied.MANAGER)
                            ? conflicts.without(LastApplied.unchangedSince(live, versions))
                            : conflicts;
                    if (!left.isEmpty()) {
                        throw left.toStatus();
                    }
                    yield merge(live, configuration, managers, id, true);
                }
            };
        } catch (ShapeException e) {
            throw failure("failed to merge config: " + e.getMessage());
        }
    }

    /** Older releases do not tell a subresource's fields from the others. */
    private String told(String subresource) {
        return versions.release().atLeast(Release.V1_36) ? subresource : "";
    }

    private String now() {
        return Rfc3339.seconds(clock.instant());
    }

    private static StatusException failure(String message) {
        return new StatusException(Status.failure(500, "", message));
    }
}
