package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.schema.GroupVersion;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the documents that list groups, versions and resources.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery"
 */
public final class DiscoveryDocuments {
    private DiscoveryDocuments() {}

    /**
     * What {@code /api} answers.
     *
     * @param serverAddress host and port that clients from everywhere are to use
     */
    public static ObjectNode apiVersions(List<String> versions, String serverAddress) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIVersions");
        versions.forEach(document.putArray("versions")::add);
        document.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", serverAddress);
        return document;
    }

    /** What {@code /apis} answers. */
    public static ObjectNode apiGroupList(List<ApiGroup> groups) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroupList");
        document.put("apiVersion", "v1");
        ArrayNode list = document.putArray("groups");
        groups.forEach(group -> list.add(group.toTree()));
        return document;
    }

    /** What {@code /apis/GROUP} answers. */
    public static ObjectNode apiGroup(ApiGroup group) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroup");
        putApiVersion(document, group.name());
        document.setAll(group.toTree());
        return document;
    }

    /** What {@code /api/VERSION} and {@code /apis/GROUP/VERSION} answer. */
    public static ObjectNode apiResourceList(GroupVersion groupVersion, List<ApiResource> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIResourceList");
        putApiVersion(document, groupVersion.group());
        document.put("groupVersion", groupVersion.apiVersion());
        ArrayNode list = document.putArray("resources");
        resources.stream()
                .sorted(Comparator.comparing(ApiResource::name))
                .forEach(resource -> list.add(resource.toTree(groupVersion)));
        return document;
    }

    /** The two oldest groups never said it, and clients of that time may rely on that. */
    private static void putApiVersion(ObjectNode document, String group) {
        if (!group.isEmpty() && !group.equals("extensions")) {
            document.put("apiVersion", "v1");
        }
    }
}
