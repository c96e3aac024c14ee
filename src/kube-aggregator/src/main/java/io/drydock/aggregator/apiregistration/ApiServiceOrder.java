package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.schema.VersionOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which discovery names groups and their versions, which is the order in which clients prefer them.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/v1/helper/helpers.go: SortedByGroupAndVersion"
 */
public final class ApiServiceOrder {
    private static final Comparator<ApiService> BY_GROUP = Comparator.comparingLong(ApiService::groupPriorityMinimum)
            .reversed()
            .thenComparing(ApiService::name);
    private static final Comparator<ApiService> BY_VERSION = Comparator.comparingLong(ApiService::versionPriority)
            .reversed()
            .thenComparing(service -> service.groupVersion().version(), VersionOrder.MOST_STABLE_FIRST);

    private ApiServiceOrder() {}

    /** The services of each group, preferred groups first, in each group preferred versions first. */
    public static Collection<List<ApiService>> byGroup(Collection<ApiService> services) {
        Map<String, List<ApiService>> groups = new LinkedHashMap<>();
        services.stream()
                .sorted(BY_GROUP)
                .forEach(
                        service -> groups.computeIfAbsent(service.groupVersion().group(), absent -> new ArrayList<>())
                                .add(service));
        groups.values().forEach(versions -> versions.sort(BY_VERSION));
        return groups.values();
    }
}
