package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.quota.Quota;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads quotas and writes what is used of them. Reading is from the watch cache; what was written here last is
 * remembered, because the cache may not have seen it yet when the next request comes.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/resource_access.go: quotaAccessor"
 */
final class QuotaAccessor {
    private static final GroupResource QUOTAS = new GroupResource("", "resourcequotas");
    private static final int REMEMBERED = 100;

    private final Lookup lookup;
    private final Map<String, KubeObject> written = new LinkedHashMap<>(); // guarded by itself

    QuotaAccessor(Lookup lookup) {
        this.lookup = lookup;
    }

    List<Quota> quotas(String namespace) {
        return lookup.listCached(QUOTAS, namespace).stream()
                .map(this::newest)
                .map(Quota::of)
                .toList();
    }

    /** As the store has them, for when somebody else has turned out to be ahead of the cache. */
    List<Quota> newestQuotas(String namespace) {
        return lookup.list(QUOTAS, namespace).stream().map(Quota::of).toList();
    }

    private KubeObject newest(KubeObject cached) {
        synchronized (written) {
            KubeObject own = written.get(key(cached));
            if (own == null) {
                return cached;
            }
            if (version(cached) < version(own)) {
                return own;
            }
            written.remove(key(cached));
            return cached;
        }
    }

    /** @throws io.drydock.apimachinery.status.StatusException 409 when somebody else has changed the quota */
    void update(Quota quota) {
        KubeObject charged = quota.charged();
        String name = charged.name();
        Store store = lookup.directory().require(QUOTAS);
        KubeObject stored = store.updateWith(
                        new StatusStrategy(store.strategy()),
                        InternalScope.ofStatus(QUOTAS.resource(), charged.namespace()),
                        name,
                        current -> current.map(present -> charged.deepCopy())
                                .orElseThrow(() -> StatusErrors.notFound(QUOTAS, name)),
                        WriteOptions.internal())
                .object();
        synchronized (written) {
            written.remove(key(stored));
            written.put(key(stored), stored);
            if (written.size() > REMEMBERED) {
                written.remove(written.keySet().iterator().next());
            }
        }
    }

    private static String key(KubeObject quota) {
        return quota.namespace() + "/" + quota.name() + "/" + quota.uid();
    }

    private static long version(KubeObject quota) {
        return Long.parseLong(quota.resourceVersion());
    }
}
