package io.drydock.aggregator;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that every group version which this server serves itself has its APIService. Each is brought in order
 * once after the start; whoever changes or removes one later has their way. One that an earlier start has left and
 * that is no longer wanted is removed.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/autoregister/autoregister_controller.go"
 */
public final class AutoRegistration implements AutoCloseable {
    private static final String MANAGED_LABEL = "kube-aggregator.kubernetes.io/automanaged";
    private static final String ON_START = "onstart";

    private final Informer informer;
    private final Creater creater;
    private final Updater updater;
    private final GracefulDeleter deleter;
    private final GroupVersionKind kind;
    private final Map<String, KubeObject> desired = new ConcurrentHashMap<>();
    private final Set<String> synced = ConcurrentHashMap.newKeySet();
    private final Set<String> presentAtStart = ConcurrentHashMap.newKeySet();
    private final RequestScope scope = InternalScope.of("apiservices");
    private final Reconciler reconciler = new Reconciler("autoregister", this::reconcile);

    /** @param storage what serves {@code apiservices} */
    public <S extends Creater & Updater & GracefulDeleter> AutoRegistration(Informer informer, S storage) {
        this.informer = informer;
        this.creater = storage;
        this.updater = storage;
        this.deleter = storage;
        this.kind = storage.kind();
        informer.addHandler((before, after) ->
                reconciler.add(after.or(() -> before).orElseThrow().name()));
    }

    /** Wants an APIService for a group version; to be called before {@link #start}. */
    public void addOnStart(GroupVersion groupVersion, int groupPriorityMinimum, int versionPriority) {
        KubeObject object = KubeObject.ofKind(kind);
        object.setName(groupVersion.version() + "." + groupVersion.group());
        object.metadata().withObjectProperty("labels").put(MANAGED_LABEL, ON_START);
        ObjectNode spec = object.objectAt("spec");
        if (!groupVersion.group().isEmpty()) {
            spec.put("group", groupVersion.group());
        }
        spec.put("version", groupVersion.version());
        spec.put("groupPriorityMinimum", groupPriorityMinimum);
        spec.put("versionPriority", versionPriority);
        desired.put(object.name(), object);
        reconciler.add(object.name());
    }

    /** Begins to write; the informer must have synced, so that what is there already is known. */
    public void start() {
        informer.list().forEach(object -> presentAtStart.add(object.name()));
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    /** Those wanted that are not available yet, in order; the health check {@code autoregister-completion} shows them. */
    public Set<String> missing() {
        Set<String> available = informer.list().stream()
                .map(ApiService::of)
                .filter(ApiService::available)
                .map(ApiService::name)
                .collect(Collectors.toSet());
        return desired.keySet().stream()
                .filter(name -> !available.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void reconcile(String name) {
        if (synced.contains(name)) {
            return;
        }
        Optional<KubeObject> wanted = Optional.ofNullable(desired.get(name));
        Optional<KubeObject> current = informer.get("", name);
        try {
            bringTogether(name, wanted, current);
        } catch (StatusException overtaken) {
            // Somebody else was faster; the informer will name the object again.
            if (overtaken.status().code() != 404 && overtaken.status().code() != 409) {
                throw overtaken;
            }
        }
        synced.add(name);
    }

    private void bringTogether(String name, Optional<KubeObject> wanted, Optional<KubeObject> current) {
        if (current.isEmpty()) {
            wanted.ifPresent(object -> creater.create(scope, "", object.deepCopy(), WriteOptions.internal()));
            return;
        }
        boolean managed = current.get().labels().getOrDefault(MANAGED_LABEL, "").equals(ON_START);
        if (!managed || !presentAtStart.contains(name)) {
            return;
        }
        if (wanted.isEmpty()) {
            deleter.delete(scope, name, WriteOptions.internal());
        } else if (!current.get().at("spec").equals(wanted.get().at("spec"))) {
            updater.update(scope, name, stored -> withSpec(stored, wanted.get()), false, WriteOptions.internal());
        }
    }

    private static KubeObject withSpec(Optional<KubeObject> stored, KubeObject wanted) {
        KubeObject changed = stored.orElse(wanted).deepCopy();
        changed.tree().set("spec", wanted.at("spec").deepCopy());
        return changed;
    }
}
