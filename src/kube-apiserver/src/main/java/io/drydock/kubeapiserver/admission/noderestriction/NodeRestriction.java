package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.kubeapiserver.admission.lookup.Lookup;

/**
 * Holds kubelets to their own node. Who is no kubelet is not looked at; a kubelet without a node's name may write
 * nothing.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin"
 */
public final class NodeRestriction implements MutatingAdmission {
    public static final String NAME = "NodeRestriction";
    private static final String USER_PREFIX = "system:node:";
    private static final String GROUP = "system:nodes";

    private final boolean newer;
    private final PodRules pods;
    private final NodeRules nodes;
    private final ClaimRules claims;
    private final TokenRules tokens;
    private final OwnObjectRules ownObjects = new OwnObjectRules();

    /** @param authorizer asked for which audiences a kubelet may have tokens that no pod of its node names */
    public NodeRestriction(Release release, Lookup lookup, Authorizer authorizer) {
        this.newer = release.atLeast(Release.V1_36);
        this.nodes = new NodeRules(release);
        this.pods = new PodRules(lookup);
        this.claims = new ClaimRules(release);
        this.tokens = new TokenRules(lookup, new TokenAudiences(lookup, authorizer), release);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation != Operation.CONNECT;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        UserInfo user = attributes.user();
        if (user.name().startsWith(USER_PREFIX) && user.groups().contains(GROUP)) {
            NodeRequest request = new NodeRequest(user.name().substring(USER_PREFIX.length()), attributes);
            request.require(
                    !request.node().isEmpty(), "could not determine node from user " + GoValue.quote(user.name()));
            check(request);
        }
    }

    private void check(NodeRequest request) {
        switch (request.resource().toString()) {
            case "pods" -> pods.check(request);
            case "nodes" -> nodes.check(request);
            case "persistentvolumeclaims" -> claims.check(request);
            case "serviceaccounts" -> tokens.check(request);
            case "leases.coordination.k8s.io" -> ownObjects.checkLease(request);
            case "csinodes.storage.k8s.io" -> ownObjects.checkCsiNode(request);
            case "resourceslices.resource.k8s.io" -> ownObjects.checkResourceSlice(request);
            case "certificatesigningrequests.certificates.k8s.io" -> {
                if (newer) {
                    ownObjects.checkSigningRequest(request);
                }
            }
            default -> {}
        }
    }
}
