package io.drydock.apiserver.endpoints.discovery.aggregated;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.http.ContentHash;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document as it is now.
 *
 * @param tag by which a client recognises the one it has, whatever form it has it in
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/aggregated/etag.go: calculateETag (1.36)"
 */
record DiscoveryDocument(ObjectNode tree, String tag) {
    static final GroupVersionKind KIND = new GroupVersionKind("apidiscovery.k8s.io", "v2", "APIGroupDiscoveryList");

    static DiscoveryDocument of(ObjectNode tree) {
        return new DiscoveryDocument(tree, '"' + ContentHash.of(JsonEncoder.encode(tree)) + '"');
    }
}
