package io.drydock.chapters.objects;

import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import java.util.Map;
import java.util.Optional;

/** Tells clients what there is, so that {@code kubectl get cm} knows what a {@code cm} is. */
final class Discovery {
    private static final Map<String, String> DOCUMENTS = Map.of("/api", """
            {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
            """, "/api/v1", """
            {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
              {"name": "configmaps", "singularName": "", "shortNames": ["cm"], "namespaced": true,
               "kind": "ConfigMap", "verbs": ["create", "delete", "get", "list", "watch"]},
              {"name": "namespaces", "singularName": "", "shortNames": ["ns"], "namespaced": false,
               "kind": "Namespace", "verbs": ["create", "delete", "get", "list", "watch"]}]}
            """);

    private Discovery() {}

    static Optional<Handler> find(Exchange exchange) {
        return Optional.ofNullable(DOCUMENTS.get(exchange.path()))
                .map(document -> asked -> asked.answer(200, "application/json", document));
    }
}
