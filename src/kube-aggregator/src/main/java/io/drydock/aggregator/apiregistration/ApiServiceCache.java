package io.drydock.aggregator.apiregistration;

import io.drydock.apiserver.informer.Informer;
import java.util.Collection;
import java.util.List;

/** The APIServices as they are known now. */
public final class ApiServiceCache {
    private final Informer informer;

    public ApiServiceCache(Informer informer) {
        this.informer = informer;
    }

    public Collection<ApiService> all() {
        return informer.list().stream().map(ApiService::of).toList();
    }

    /** Those of one group, the preferred version first. */
    public List<ApiService> ofGroup(String group) {
        List<ApiService> services = all().stream()
                .filter(service -> service.groupVersion().group().equals(group))
                .toList();
        return services.isEmpty()
                ? services
                : ApiServiceOrder.byGroup(services).iterator().next();
    }
}
