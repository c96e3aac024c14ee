package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the aggregator reads of an APIService object.
 *
 * @param service where the group version is served; absent when this server serves it itself
 * @param groupPriorityMinimum greater comes first among groups
 * @param versionPriority greater comes first among the versions of a group
 * @param available whether its condition {@code Available} is true
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/v1/types.go: APIService"
 */
public record ApiService(
        String name,
        GroupVersion groupVersion,
        Optional<ServiceReference> service,
        long groupPriorityMinimum,
        long versionPriority,
        boolean available) {

    /** The one APIService whose paths begin with {@code /api} rather than {@code /apis}. */
    public static final String LEGACY_NAME = "v1.";

    /** A Service of the cluster. */
    public record ServiceReference(String namespace, String name, int port) {}

    public static ApiService of(KubeObject object) {
        JsonNode spec = object.at("spec");
        return new ApiService(
                object.name(),
                new GroupVersion(
                        spec.path("group").asString(""), spec.path("version").asString("")),
                reference(spec.path("service")),
                spec.path("groupPriorityMinimum").asLong(0),
                spec.path("versionPriority").asLong(0),
                Availability.isAvailable(object));
    }

    private static Optional<ServiceReference> reference(JsonNode service) {
        return service.isObject()
                ? Optional.of(new ServiceReference(
                        service.path("namespace").asString(""),
                        service.path("name").asString(""),
                        service.path("port").asInt(443)))
                : Optional.empty();
    }

    /** Whether this server answers for the group version itself. */
    public boolean isLocal() {
        return service.isEmpty();
    }

    public boolean isLegacy() {
        return name.equals(LEGACY_NAME);
    }
}
