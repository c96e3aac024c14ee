package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import tools.jackson.databind.JsonNode;

/**
 * A kubelet asks for tokens only for the pods of its node, and in newer releases only for those audiences that they
 * have tokens for.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.admitServiceAccount"
 */
record TokenRules(Lookup lookup, TokenAudiences audiences, Release release) {
    private static final GroupResource PODS = new GroupResource("", "pods");

    void check(NodeRequest request) {
        if (request.operation() != Operation.CREATE
                || !request.attributes().subresource().equals("token")) {
            return;
        }
        JsonNode bound = request.object().at("spec", "boundObjectRef");
        String name = bound.path("name").asString("");
        boolean toPod = bound.path("apiVersion").asString("").equals("v1")
                && bound.path("kind").asString("").equals("Pod")
                && !name.isEmpty();
        request.require(toPod, "node requested token not bound to a pod");
        String uid = bound.path("uid").asString("");
        request.require(!uid.isEmpty(), "node requested token with a pod binding without a uid");
        KubeObject pod = lookup.get(PODS, request.attributes().namespace(), name)
                .orElseThrow(() -> StatusErrors.notFound(NodeRequest.POD, name));
        request.require(
                uid.equals(pod.uid()),
                "the UID in the bound object reference (" + uid + ") does not match the UID in record"
                        + (release.atLeast(Release.V1_36) ? "" : " (" + pod.uid() + ")")
                        + ". The object might have been deleted and then recreated");
        request.require(
                PodRules.nodeOf(pod).equals(request.node()),
                "node requested token bound to a pod scheduled on a different node");
        if (release.atLeast(Release.V1_36)) {
            audiences.check(request, pod);
        }
    }
}
