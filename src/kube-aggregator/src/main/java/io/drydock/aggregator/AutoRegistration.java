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
 * Sees to it that every group version which this server serves itself has its APIService. Those that are built in are
 * brought in order once after the start; whoever changes or removes one later has their way. Those of custom resources
 * come and go, and are kept in order for as long as they are wanted. What an earlier start has left and is no longer
 * wanted is removed; what somebody else has made is left alone.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/autoregister/autoregister_controller.go"
 */
public final class AutoRegistration implements AutoCloseable {
    private static final String MANAGED_LABEL = "kube-aggregator.kubernetes.io/automanaged";
    private static final String ON_START = "onstart";
    private static final String ALWAYS = "true";

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

    /** Wants an APIService for a group version that is built in; to be called before {@link #start}. */
    public void addOnStart(GroupVersion groupVersion, int groupPriorityMinimum, int versionPriority) {
        want(apiService(groupVersion, groupPriorityMinimum, versionPriority, ON_START));
    }

    /** Wants an APIService until it is removed, unless the group version is built in. */
    public void addAlways(GroupVersion groupVersion, int groupPriorityMinimum, int versionPriority) {
        if (!isBuiltIn(groupVersion)) {
            want(apiService(groupVersion, groupPriorityMinimum, versionPriority, ALWAYS));
        }
    }

    /** No longer wants an APIService, unless the group version is built in. */
    public void remove(GroupVersion groupVersion) {
        if (!isBuiltIn(groupVersion)) {
            desired.remove(name(groupVersion));
            reconciler.add(name(groupVersion));
        }
    }

    private boolean isBuiltIn(GroupVersion groupVersion) {
        KubeObject known = desired.get(name(groupVersion));
        return known != null && isOnStart(known);
    }

    private void want(KubeObject object) {
        desired.put(object.name(), object);
        reconciler.add(object.name());
    }

    private static String name(GroupVersion groupVersion) {
        return groupVersion.version() + "." + groupVersion.group();
    }

    private KubeObject apiService(
            GroupVersion groupVersion, int groupPriorityMinimum, int versionPriority, String managed) {
        KubeObject object = KubeObject.ofKind(kind);
        object.setName(name(groupVersion));
        object.metadata().withObjectProperty("labels").put(MANAGED_LABEL, managed);
        ObjectNode spec = object.objectAt("spec");
        if (!groupVersion.group().isEmpty()) {
            spec.put("group", groupVersion.group());
        }
        spec.put("version", groupVersion.version());
        spec.put("groupPriorityMinimum", groupPriorityMinimum);
        spec.put("versionPriority", versionPriority);
        return object;
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
        Optional<KubeObject> wanted = Optional.ofNullable(desired.get(name));
        Optional<KubeObject> current = informer.get("", name);
        boolean isFirst = !synced.contains(name);
        try {
            if (current.isEmpty()) {
                wanted.filter(object -> isFirst || !isOnStart(object)).ifPresent(this::create);
            } else if (isOurs(current.get(), isFirst)) {
                bringInOrder(current.get(), wanted, isFirst);
            }
        } catch (StatusException failure) {
            // If somebody else was faster, the informer will name the object again.
            if (!failure.isOvertaken()) {
                throw failure;
            }
        }
        synced.add(name);
    }

    private void create(KubeObject wanted) {
        creater.create(scope, "", wanted.deepCopy(), WriteOptions.internal());
    }

    private static boolean isOnStart(KubeObject object) {
        return ON_START.equals(object.labels().get(MANAGED_LABEL));
    }

    /** One that is made at the start is touched at the next start, and then no more. */
    private boolean isOurs(KubeObject current, boolean isFirst) {
        return isOnStart(current)
                ? isFirst && presentAtStart.contains(current.name())
                : ALWAYS.equals(current.labels().get(MANAGED_LABEL));
    }

    private void bringInOrder(KubeObject current, Optional<KubeObject> wanted, boolean isFirst) {
        if (wanted.isEmpty()) {
            deleter.delete(scope, current.name(), WriteOptions.internal());
            return;
        }
        boolean mayChange = isFirst || !isOnStart(wanted.get());
        if (mayChange && !current.at("spec").equals(wanted.get().at("spec"))) {
            updater.update(
                    scope, current.name(), stored -> withSpec(stored, wanted.get()), false, WriteOptions.internal());
        }
    }

    private static KubeObject withSpec(Optional<KubeObject> stored, KubeObject wanted) {
        KubeObject changed = stored.orElse(wanted).deepCopy();
        changed.tree().set("spec", wanted.at("spec").deepCopy());
        return changed;
    }
}
