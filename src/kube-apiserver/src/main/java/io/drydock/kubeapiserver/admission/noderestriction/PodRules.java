package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.authorizer.PodReferences;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A kubelet makes mirror pods of its own node only, and deletes, evicts and reports on the pods that are bound to it.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.admitPod, Plugin.admitPodCreate"
 */
record PodRules(Lookup lookup) {
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource NODES = new GroupResource("", "nodes");

    void check(NodeRequest request) {
        switch (request.attributes().subresource()) {
            case "" -> checkPod(request);
            case "status" -> checkStatus(request);
            case "eviction" -> checkEviction(request);
            default ->
                throw request.forbidden("unexpected pod subresource "
                        + GoValue.quote(request.attributes().subresource())
                        + ", only 'status' and 'eviction' are allowed");
        }
    }

    private void checkPod(NodeRequest request) {
        switch (request.operation()) {
            case CREATE -> checkCreate(request);
            case DELETE ->
                request.require(
                        nodeOf(request.oldObject()).equals(request.node()),
                        "node " + request.quotedNode() + " can only delete pods with spec.nodeName set to itself");
            case UPDATE, CONNECT ->
                throw request.forbidden("unexpected operation \"" + request.operation() + "\", node "
                        + request.quotedNode() + " can only create and delete mirror pods");
        }
    }

    private void checkCreate(NodeRequest request) {
        KubeObject pod = request.object();
        request.require(
                pod.annotations().containsKey(PodReferences.MIRROR),
                "pod does not have \"" + PodReferences.MIRROR + "\" annotation, node " + request.quotedNode()
                        + " can only create mirror pods");
        String only = "node " + request.quotedNode() + " can only create pods with ";
        request.require(nodeOf(pod).equals(request.node()), only + "spec.nodeName set to itself");
        checkOwner(request, pod.ownerReferences(), only);
        checkReferences(request, pod);
    }

    private void checkOwner(NodeRequest request, JsonNode owners, String only) {
        request.require(owners.size() <= 1, only + "a single owner reference set to itself");
        request.require(!owners.isEmpty(), only + "an owner reference set to itself");
        JsonNode owner = owners.get(0);
        boolean itself = owner.path("apiVersion").asString("").equals("v1")
                && owner.path("kind").asString("").equals("Node")
                && owner.path("name").asString("").equals(request.node());
        request.require(itself, only + "an owner reference set to itself");
        request.require(owner.path("controller").asBoolean(false), only + "a controller owner reference set to itself");
        request.require(
                !owner.path("blockOwnerDeletion").asBoolean(false),
                "node " + request.quotedNode() + " must not set blockOwnerDeletion on an owner reference");
        String uid = lookup.get(NODES, "", request.node())
                .orElseThrow(() -> StatusErrors.notFound(NODES, request.node()))
                .uid();
        String given = owner.path("uid").asString("");
        request.require(
                given.equals(uid), "node " + request.node() + " UID mismatch: expected " + given + " got " + uid);
    }

    /** Nothing that the kubelet could then read because one of its pods uses it. */
    private static void checkReferences(NodeRequest request, KubeObject pod) {
        PodReferences references = PodReferences.ofAny(pod);
        String no = "node " + request.quotedNode() + " can not create pods that reference ";
        request.require(references.serviceAccount().isEmpty(), no + "a service account");
        request.require(references.secrets().isEmpty(), no + "secrets");
        request.require(references.configMaps().isEmpty(), no + "configmaps");
        List<JsonNode> volumes = pod.at("spec", "volumes").valueStream().toList();
        boolean trusts = volumes.stream()
                .flatMap(volume -> volume.path("projected").path("sources").valueStream())
                .anyMatch(source -> source.has("clusterTrustBundle"));
        request.require(!trusts, no + "clustertrustbundles");
        request.require(
                volumes.stream().noneMatch(volume -> volume.has("persistentVolumeClaim")),
                no + "persistentvolumeclaims");
        request.require(pod.at("spec", "resourceClaims").isEmpty(), no + "resourceclaims");
    }

    private static void checkStatus(NodeRequest request) {
        request.require(
                request.operation() == Operation.UPDATE, "unexpected operation \"" + request.operation() + "\"");
        KubeObject pod = request.object();
        KubeObject old = request.oldObject();
        request.require(
                nodeOf(old).equals(request.node()),
                "node " + request.quotedNode()
                        + " can only update pod status for pods with spec.nodeName set to itself");
        String cannot = "node " + request.quotedNode() + " cannot update ";
        request.require(pod.labels().equals(old.labels()), cannot + "labels through pod status");
        request.require(same(pod, old, "resourceClaimStatuses"), cannot + "resource claim statues");
        request.require(same(pod, old, "extendedResourceClaimStatus"), cannot + "extended resource claim status");
    }

    private static boolean same(KubeObject pod, KubeObject old, String field) {
        return pod.at("status", field).equals(old.at("status", field));
    }

    private void checkEviction(NodeRequest request) {
        request.require(request.operation() == Operation.CREATE, "unexpected operation " + request.operation());
        String given = request.attributes().name();
        String name = given.isEmpty() ? request.object().name() : given;
        request.require(!name.isEmpty(), "could not determine pod from request data");
        KubeObject pod = pod(request.attributes().namespace(), name);
        request.require(
                nodeOf(pod).equals(request.node()),
                "node " + request.node() + " can only evict pods with spec.nodeName set to itself");
    }

    private KubeObject pod(String namespace, String name) {
        return lookup.get(PODS, namespace, name).orElseThrow(() -> StatusErrors.notFound(NodeRequest.POD, name));
    }

    static String nodeOf(KubeObject pod) {
        return pod.at("spec", "nodeName").asString("");
    }
}
