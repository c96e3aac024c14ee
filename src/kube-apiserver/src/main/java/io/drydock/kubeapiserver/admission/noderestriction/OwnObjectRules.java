package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.kubeapiserver.registry.certificates.SignatureRequest;
import java.util.Set;

/**
 * Of some resources a kubelet has one object that goes by its node's name, or objects that say so.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.admitLease, admitCSINode, admitResourceSlice,
 *     admitCSR"
 */
final class OwnObjectRules {
    private static final String LEASES = "kube-node-lease";
    private static final Set<String> SIGNERS =
            Set.of("kubernetes.io/kubelet-serving", "kubernetes.io/kube-apiserver-client-kubelet");

    void checkLease(NodeRequest request) {
        request.require(
                request.attributes().namespace().equals(LEASES),
                "can only access leases in the \"" + LEASES + "\" system namespace");
        requireOwnName(request, "can only access node lease with the same name as the requesting node");
    }

    void checkCsiNode(NodeRequest request) {
        requireOwnName(request, "can only access CSINode with the same name as the requesting node");
    }

    private static void requireOwnName(NodeRequest request, String otherwise) {
        String name = request.operation() == Operation.CREATE
                ? request.object().name()
                : request.attributes().name();
        request.require(name.equals(request.node()), otherwise);
    }

    /** The authorizer, which sees no objects, has looked at all but these two. */
    void checkResourceSlice(NodeRequest request) {
        String same = " ResourceSlice with the same NodeName as the requesting node";
        if (request.operation() == Operation.CREATE) {
            String node = request.object().at("spec", "nodeName").asString("");
            request.require(node.equals(request.node()), "can only create" + same);
        } else if (request.operation() == Operation.DELETE) {
            String node = request.oldObject().at("spec", "nodeName").asString("");
            request.require(node.equals(request.node()), "can only delete" + same);
        }
    }

    void checkSigningRequest(NodeRequest request) {
        if (request.operation() != Operation.CREATE
                || !SIGNERS.contains(request.object().at("spec", "signerName").asString(""))) {
            return;
        }
        String name = "system:node:" + request.node();
        request.require(commonName(request).equals(name), "can only create a node CSR with CN=" + name);
    }

    private static String commonName(NodeRequest request) {
        try {
            return SignatureRequest.of(request.object()).commonName();
        } catch (IllegalArgumentException unreadable) {
            throw request.forbidden("unable to parse csr: " + unreadable.getMessage());
        }
    }
}
