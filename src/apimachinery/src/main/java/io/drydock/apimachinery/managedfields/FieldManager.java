package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
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
    private final GroupVersionKind kind;
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
        this.kind = version.withKind(empty.kind());
        this.versions = new Versions(kind.apiVersion(), types, MergeRules.of(release), converter);
        this.empty = empty;
        this.clock = clock;
    }

    /** A new object of the kind that holds nothing, as it is written: what an object is compared with at its creation. */
    public KubeObject empty() {
        return empty.deepCopy();
    }

    /** Tracks the creation of an object, in place. */
    public void create(KubeObject object, String manager) {
        update(empty(), object, new FieldWriter(manager, "", ResetFields.NONE));
    }

    /** Tracks the change of an object itself, of which nothing is reset. */
    public void update(KubeObject live, KubeObject object, String manager, String subresource) {
        update(live, object, new FieldWriter(manager, subresource, ResetFields.NONE));
    }

    /**
     * Tracks the change from one object to another, in the latter, in place. Managed fields that the client sends count
     * as the ones before; an object that nobody tracked stays untracked.
     */
    public void update(KubeObject live, KubeObject object, FieldWriter writer) {
        ManagedFields managers = previous(live, object);
        ManagedFields.remove(object);
        boolean created = live.uid().isEmpty();
        if (created || !managers.isEmpty()) {
            KubeObject before = live.deepCopy();
            ManagedFields.remove(before);
            try {
                track(before, object, managers, writer);
                UpdateManagersCap.apply(managers);
            } catch (ShapeException e) {
                // As in the real server, a change that cannot be tracked is not refused for that.
                return;
            }
        }
        managers.writeTo(object);
    }

    private ManagedFields previous(KubeObject live, KubeObject object) {
        if (ManagedFields.isReset(object)) {
            return new ManagedFields();
        }
        ManagedFields sent = ManagedFields.readable(object, versions.rules());
        return sent.isEmpty() ? ManagedFields.readable(live, versions.rules()) : sent;
    }

    private void track(KubeObject live, KubeObject object, ManagedFields managers, FieldWriter writer) {
        ManagerId id = id(writer, false);
        Optional<ManagedSet> former = managers.get(id);
        FieldSet touched = Untracked.without(ownership(writer).updated(live.tree(), object.tree(), managers));
        if (touched.isEmpty()) {
            return;
        }
        FieldSet owned = managers.get(id).map(left -> left.set().union(touched)).orElse(touched);
        String time = former.filter(owner -> !versions.rules().everyChangeIsTimed())
                .filter(owner -> owner.set().equals(owned))
                .map(ManagedSet::time)
                .orElseGet(this::now);
        managers.put(id, new ManagedSet(owned, versions.apiVersion(), time));
    }

    private ManagerId id(FieldWriter writer, boolean applies) {
        String subresource = versions.rules().subresources() ? writer.subresource() : "";
        return ManagerId.of(writer.manager(), applies, versions.apiVersion(), subresource);
    }

    private Ownership ownership(FieldWriter writer) {
        boolean known = versions.rules().subresources();
        return new Ownership(versions, known ? writer.reset() : ResetFields.NONE);
    }

    /** Applies to an object of which nothing is reset. */
    public KubeObject apply(
            KubeObject live, ObjectNode configuration, String manager, boolean force, String subresource) {
        return apply(live, configuration, new FieldWriter(manager, subresource, ResetFields.NONE), force);
    }

    /**
     * Merges a configuration into an object, its managed fields included. The result still wants its defaults.
     *
     * @param live {@link #empty()} when there is no object yet
     * @param configuration what the manager wants, fully named, in the version of the request
     * @param force takes fields that others own
     * @throws StatusException 409 with every conflict, 400 or 500 when the configuration has not the shape of the kind
     */
    public KubeObject apply(KubeObject live, ObjectNode configuration, FieldWriter writer, boolean force) {
        ManagedFields managers = managersOf(live);
        ConfigurationCheck check = new ConfigurationCheck(kind, versions);
        check.require(configuration);
        KubeObject before = live.deepCopy();
        ManagedFields.remove(before);
        if (managers.isEmpty()) {
            check.requireUntracked(before);
            FieldWriter unknown = new FieldWriter(BEFORE_FIRST_APPLY, writer.subresource(), writer.reset());
            trackUnknown(before, managers, unknown);
        }
        check.requireLive(before);
        ManagedFields former = managers.copy();
        ManagerId id = id(writer, true);
        Optional<JsonNode> merged = merge(before, configuration, managers, writer, force);
        managers.get(id).ifPresent(owned -> managers.put(id, owned.with(Untracked.without(owned.set()))));
        boolean othersOwn = !versions.rules().everyChangeIsTimed() && !managers.sameAs(former);
        if (merged.isPresent() || othersOwn) {
            managers.get(id)
                    .ifPresent(owned -> managers.put(id, new ManagedSet(owned.set(), owned.apiVersion(), now())));
        }
        KubeObject result = merged.map(tree -> KubeObject.of((ObjectNode) tree)).orElse(before);
        if (writer.manager().equals(LastApplied.MANAGER)) {
            LastApplied.renew(result, configuration, versions.rules());
        }
        managers.writeTo(result);
        return result;
    }

    private ManagedFields managersOf(KubeObject live) {
        try {
            return ManagedFields.of(live, versions.rules());
        } catch (ShapeException malformed) {
            String wrapped = versions.rules().completeEntries() ? "" : "failed to convert managed fields from API: ";
            throw failure("failed to decode managed fields: " + wrapped + malformed.getMessage());
        }
    }

    private void trackUnknown(KubeObject before, ManagedFields managers, FieldWriter unknown) {
        try {
            track(empty(), before, managers, unknown);
        } catch (ShapeException e) {
            throw failure("failed to create manager for existing fields: " + e.getMessage());
        }
    }

    private Optional<JsonNode> merge(
            KubeObject live, ObjectNode configuration, ManagedFields managers, FieldWriter writer, boolean force) {
        try {
            return switch (ownership(writer).applied(live.tree(), configuration, managers, id(writer, true), force)) {
                case Ownership.Outcome.Applied(Optional<JsonNode> object) -> object;
                case Ownership.Outcome.Refused(ApplyConflicts conflicts) -> {
                    ApplyConflicts left = writer.manager().equals(LastApplied.MANAGER)
                            ? conflicts.without(LastApplied.unchangedSince(live, versions))
                            : conflicts;
                    if (!left.isEmpty()) {
                        throw left.toStatus();
                    }
                    yield merge(live, configuration, managers, writer, true);
                }
            };
        } catch (ShapeException e) {
            throw failure("failed to merge config: " + e.getMessage());
        }
    }

    private String now() {
        return Rfc3339.seconds(clock.instant());
    }

    static StatusException failure(String message) {
        return new StatusException(Status.failure(500, "", message));
    }
}
