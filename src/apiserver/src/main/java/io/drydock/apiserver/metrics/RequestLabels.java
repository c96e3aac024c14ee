package io.drydock.apiserver.metrics;

import io.drydock.apiserver.request.RequestInfo;
import java.util.Locale;

/** How a request is told apart from others in metrics. */
record RequestLabels(
        String verb, String dryRun, String group, String version, String resource, String subresource, String scope) {

    static RequestLabels of(RequestInfo info, String dryRun) {
        if (!info.isResourceRequest()) {
            return new RequestLabels(verb(info.verb()), dryRun, "", "", "", info.path(), "");
        }
        return new RequestLabels(
                verb(info.verb()),
                dryRun,
                info.apiGroup(),
                info.apiVersion(),
                info.resource(),
                info.subresource(),
                scope(info));
    }

    /** The same with everything left out that a client can make up. */
    RequestLabels ofUnknown() {
        return new RequestLabels(verb, "", "", "", "", "", "");
    }

    private static String verb(String verb) {
        return switch (verb) {
            case "create", "post" -> "POST";
            case "update", "put" -> "PUT";
            case "get", "list", "watch", "patch", "delete", "deletecollection", "head", "options" ->
                verb.toUpperCase(Locale.ROOT);
            default -> "other";
        };
    }

    private static String scope(RequestInfo info) {
        if (!info.namespace().isEmpty()) {
            return "namespace";
        }
        return info.name().isEmpty() ? "cluster" : "resource";
    }
}
