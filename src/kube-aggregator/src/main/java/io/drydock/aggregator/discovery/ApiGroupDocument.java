package io.drydock.aggregator.discovery;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.apimachinery.schema.GroupVersion;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What discovery says of one group: its versions, the preferred one first.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go: convertToDiscoveryAPIGroup"
 */
final class ApiGroupDocument {
    private ApiGroupDocument() {}

    /** @param services of one group, in order; never empty */
    static ObjectNode of(List<ApiService> services) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.put("name", services.getFirst().groupVersion().group());
        var versions = group.putArray("versions");
        services.forEach(service -> versions.add(version(service.groupVersion())));
        group.set("preferredVersion", version(services.getFirst().groupVersion()));
        return group;
    }

    private static ObjectNode version(GroupVersion groupVersion) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("groupVersion", groupVersion.apiVersion())
                .put("version", groupVersion.version());
    }
}
