package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Drops owner references that are there twice, and says so.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: dedupOwnerReferencesAndAddWarning"
 */
final class OwnerReferences {
    private OwnerReferences() {}

    /** Of what a client sends. */
    static void removeDuplicates(KubeObject object, RestCall call) {
        removeDuplicates(object, "", call);
    }

    /** Of what a patch has made. */
    static void removePatchedDuplicates(KubeObject object, RestCall call) {
        removeDuplicates(object, " after mutating admission happens", call);
    }

    private static void removeDuplicates(KubeObject object, String when, RestCall call) {
        if (!(object.ownerReferences() instanceof ArrayNode references) || references.size() < 2) {
            return;
        }
        Set<JsonNode> kept = new LinkedHashSet<>();
        List<String> repeated = new ArrayList<>();
        for (JsonNode reference : references) {
            if (!kept.add(reference)) {
                repeated.add(reference.path("uid").asString(""));
            }
        }
        if (!repeated.isEmpty()) {
            references.removeAll();
            references.addAll(kept);
            call.warn(".metadata.ownerReferences contains duplicate entries" + when
                    + "; API server dedups owner references in"
                    + " 1.20+, and may reject such requests as early as 1.24; please fix your requests;"
                    + " duplicate UID(s) observed: " + String.join(", ", repeated));
        }
    }
}
