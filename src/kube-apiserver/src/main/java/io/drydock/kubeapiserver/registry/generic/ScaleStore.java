package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.ScaleFields;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Getter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.SubresourceOf;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableProvider;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code scale} of whatever has {@code spec.replicas}: shows the object as a Scale, and takes the number of
 * replicas from one.
 *
 * @see "Go: pkg/registry/apps/deployment/storage/storage.go: ScaleREST, scaleUpdatedObjectInfo"
 */
public final class ScaleStore implements Getter, Updater, SubresourceOf, TableProvider {
    private static final GroupVersionKind SCALE = new GroupVersionKind("autoscaling", "v1", "Scale");

    private static final Table TABLE = Table.withColumns(
                    TableColumn.text("Name"),
                    TableColumn.number("Desired"),
                    TableColumn.number("Available"),
                    TableColumn.text("Age"))
            .withRows((scale, now) -> TableRow.of(
                    scale.name(),
                    scale.at("spec", "replicas").asInt(0),
                    scale.at("status", "replicas").asInt(0),
                    Cells.age(scale, now)));

    private final Store store;
    private final boolean newest;
    private final GroupResource notFoundAs;
    private final Function<KubeObject, String> selector;
    private final ScaleFields fields;

    /**
     * @param notFoundAs the resource that is named when there is no such object
     * @param selector of the pods that are counted, in the form in which it is typed
     */
    public ScaleStore(Store store, GroupResource notFoundAs, Release release, Function<KubeObject, String> selector) {
        this.fields = new ScaleFields(release, store.kind().apiVersion(), List.of("spec", "replicas"));
        this.store = store;
        this.newest = release.atLeast(Release.V1_36);
        this.notFoundAs = notFoundAs;
        this.selector = selector;
    }

    @Override
    public GroupVersionKind kind() {
        return SCALE;
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public TableConvertor tableConvertor() {
        return TABLE;
    }

    @Override
    public boolean hasTables() {
        return newest;
    }

    @Override
    public RestStorage parent() {
        return store;
    }

    @Override
    public KubeObject get(RequestScope scope, String name, ObjectNode options) {
        try {
            return scaleOf(store.get(scope, name, options));
        } catch (StatusException failure) {
            throw failure.isNotFound() && !newest ? StatusErrors.notFound(notFoundAs, name) : failure;
        }
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        ScaledObject scaled = new ScaledObject(name, updated, options.admission());
        WriteOptions scaling =
                new WriteOptions(options.dryRun(), options.options(), new ScaleAdmission(options.admission()));
        Updater.Result result = store.update(scope, name, scaled, false, scaling);
        return new Updater.Result(scaleOf(result.object()), false);
    }

    private KubeObject scaleOf(KubeObject object) {
        KubeObject scale = KubeObject.ofKind(SCALE);
        scale.setName(object.name());
        scale.setNamespace(object.namespace());
        scale.setUid(object.uid());
        scale.setResourceVersion(object.resourceVersion());
        scale.setCreationTimestamp(object.creationTimestamp());
        scale.objectAt("spec").put("replicas", object.at("spec", "replicas").asInt(0));
        scale.objectAt("status")
                .put("replicas", object.at("status", "replicas").asInt(0))
                .put("selector", selector.apply(object));
        return scale;
    }

    private static void validate(KubeObject scale, String name) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(ObjectMetaValidation.validateBuiltIn(
                scale, true, NameRules::nameIsDnsSubdomain, FieldPath.of("metadata")));
        JsonNode replicas = scale.at("spec", "replicas");
        if (replicas.asLong(0) < 0) {
            errors.invalid(FieldPath.of("spec", "replicas"), replicas, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(new GroupKind(SCALE.group(), SCALE.kind()), name, errors.list());
        }
    }

    /** The stored object with the replicas that the request wants for it. */
    private final class ScaledObject implements UpdatedObject {
        private final String name;
        private final UpdatedObject updated;
        private final WriteOptions.Admission admission;

        ScaledObject(String name, UpdatedObject updated, WriteOptions.Admission admission) {
            this.name = name;
            this.updated = updated;
            this.admission = admission;
        }

        @Override
        public String requiredUid() {
            return updated.requiredUid();
        }

        @Override
        public KubeObject from(Optional<KubeObject> current) {
            KubeObject object = current.orElseThrow(() -> StatusErrors.notFound(notFoundAs, name));
            KubeObject before = scaleOf(object);
            fields.toScale(object, before);
            Optional<KubeObject> old = Optional.of(before);
            KubeObject scale = updated.from(old);
            if (newest && scale.namespace().isEmpty()) {
                scale.setNamespace(object.namespace());
            }
            admission.admit(Optional.of(scale), old);
            validate(scale, name);
            if (!scale.uid().isEmpty() && !scale.uid().equals(object.uid())) {
                throw StatusErrors.conflict(
                        notFoundAs,
                        name,
                        "Precondition failed: UID in precondition: " + scale.uid() + ", UID in object meta: "
                                + object.uid());
            }
            KubeObject scaled = object.deepCopy();
            scaled.objectAt("spec").put("replicas", scale.at("spec", "replicas").asInt(0));
            scaled.setResourceVersion(scale.resourceVersion());
            fields.toObject(scale, scaled);
            return scaled;
        }
    }

    /** Admission sees scales, as that is what the request is about; those that mutate have seen the new one before. */
    private final class ScaleAdmission implements WriteOptions.Admission {
        private final WriteOptions.Admission admission;

        ScaleAdmission(WriteOptions.Admission admission) {
            this.admission = admission;
        }

        @Override
        public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {}

        @Override
        public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
            admission.validate(object.map(ScaleStore.this::scaleOf), old.map(ScaleStore.this::scaleOf));
        }
    }
}
