package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.Set;

/**
 * Lets nothing into a namespace that does not exist or is about to go, and keeps the namespaces that the system itself
 * needs.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go: Lifecycle"
 */
final class NamespaceLifecycle implements MutatingAdmission {
    static final String NAME = "NamespaceLifecycle";
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final GroupResource LOCAL_REVIEWS =
            new GroupResource("authorization.k8s.io", "localsubjectaccessreviews");
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final Lookup lookup;

    NamespaceLifecycle(Lookup lookup) {
        this.lookup = lookup;
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
        GroupResource resource = attributes.resource().groupResource();
        if (resource.equals(NAMESPACES)) {
            keepImmortal(attributes);
            return;
        }
        // Whether a namespace exists is not to be found out by asking who may do what in it.
        boolean exempt = attributes.namespace().isEmpty()
                || attributes.operation() == Operation.DELETE
                || resource.equals(LOCAL_REVIEWS);
        if (!exempt) {
            requireActive(attributes);
        }
    }

    private static void keepImmortal(AdmissionAttributes attributes) {
        if (attributes.operation() == Operation.DELETE && IMMORTAL.contains(attributes.name())) {
            throw StatusErrors.forbidden(NAMESPACES, attributes.name(), "this namespace may not be deleted");
        }
    }

    private void requireActive(AdmissionAttributes attributes) {
        String name = attributes.namespace();
        KubeObject namespace = lookup.requireNamespace(name);
        boolean terminating = namespace.at("status", "phase").asString("").equals("Terminating");
        if (attributes.operation() == Operation.CREATE && terminating) {
            throw terminating(attributes);
        }
    }

    private static StatusException terminating(AdmissionAttributes attributes) {
        String namespace = attributes.namespace();
        return AdmissionErrors.forbidden(
                attributes,
                "unable to create new content in namespace " + namespace + " because it is being terminated",
                new StatusCause(
                        "NamespaceTerminating",
                        "namespace " + namespace + " is being terminated",
                        "metadata.namespace"));
    }
}
