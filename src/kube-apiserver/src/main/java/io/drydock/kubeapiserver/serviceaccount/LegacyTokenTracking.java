package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Says in a config map since when this cluster notes which of the old tokens, those kept in secrets, are still used.
 * Controllers that clear away unused tokens count from there.
 *
 * @see "Go (1.36): pkg/controlplane/controller/legacytokentracking/controller.go: Controller"
 */
public final class LegacyTokenTracking implements AutoCloseable {
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "kube-apiserver-legacy-service-account-token-tracking";
    private static final String SINCE = "since";
    private static final Duration AGAIN = Duration.ofMinutes(30);
    private static final RequestScope SCOPE = InternalScope.of("configmaps", NAMESPACE);

    private final Store configMaps;
    private final Clock clock;
    private final Reconciler reconciler = new Reconciler("legacy_token_tracking_controller", this::reconcile);

    public LegacyTokenTracking(Store configMaps, Clock clock) {
        this.configMaps = configMaps;
        this.clock = clock;
    }

    /** Says it, and goes on to look after that. */
    public void start() {
        reconcile(NAME);
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void reconcile(String key) {
        Optional<KubeObject> present = configMaps.find(SCOPE, NAME);
        if (present.isEmpty()) {
            create();
        } else if (!isDate(present.get().at("data", SINCE).asString(""))) {
            configMaps.update(SCOPE, NAME, current -> dated(current.orElseThrow()), WriteOptions.internal());
        }
        reconciler.addAfter(key, AGAIN);
    }

    private void create() {
        KubeObject fresh = KubeObject.ofKind(new GroupVersionKind("", "v1", "ConfigMap"));
        fresh.setName(NAME);
        fresh.setNamespace(NAMESPACE);
        try {
            configMaps.create(SCOPE, "", dated(fresh), WriteOptions.internal());
        } catch (StatusException refused) {
            // Another server may have been faster.
            if (!refused.isConflict()) {
                throw refused;
            }
        }
    }

    private KubeObject dated(KubeObject configMap) {
        KubeObject changed = configMap.deepCopy();
        changed.objectAt("data")
                .put(SINCE, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        return changed;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
