package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A kubelet tells how far the growth of a claim's volume has come, and nothing else about it.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.admitPVCStatus"
 */
final class ClaimRules {
    private final Set<String> open;
    private final String named;

    ClaimRules(Release release) {
        boolean newer = release.atLeast(Release.V1_36);
        this.open = newer
                ? Set.of("capacity", "conditions", "allocatedResources", "allocatedResourceStatuses")
                : Set.of("capacity", "conditions");
        this.named = newer ? "status.quantity and status.conditions" : "status.capacity and status.conditions";
    }

    void check(NodeRequest request) {
        request.require(request.attributes().subresource().equals("status"), "may only update PVC status");
        request.require(
                request.operation() == Operation.UPDATE, "unexpected operation \"" + request.operation() + "\"");
        Set<String> changed = changed(rest(request.object()), rest(request.oldObject()));
        request.require(
                changed.isEmpty(),
                "node " + request.quotedNode() + " is not allowed to update fields other than " + named + ": "
                        + String.join(", ", changed));
    }

    /** All of the claim but for what a kubelet may change and what every update changes. */
    private KubeObject rest(KubeObject claim) {
        KubeObject rest = claim.deepCopy();
        rest.metadata().remove(Set.of("resourceVersion", "managedFields"));
        rest.objectAt("status").remove(open);
        return rest;
    }

    private static Set<String> changed(KubeObject claim, KubeObject old) {
        Set<String> changed = new TreeSet<>();
        for (String part : Set.of("metadata", "spec", "status")) {
            Set<String> fields = new TreeSet<>(claim.at(part).propertyNames());
            fields.addAll(old.at(part).propertyNames());
            for (String field : fields) {
                JsonNode before = old.at(part, field);
                if (!claim.at(part, field).equals(before)) {
                    changed.add(part + "." + field);
                }
            }
        }
        return changed;
    }
}
