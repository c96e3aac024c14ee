package io.drydock.kubeapiserver.admission.namespace;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;

/**
 * Refuses writes into namespaces that do not exist.
 *
 * @see "Go: plugin/pkg/admission/namespace/exists/admission.go: Exists"
 */
public final class NamespaceExists implements ValidatingAdmission {
    public static final String NAME = "NamespaceExists";

    private final Lookup lookup;

    public NamespaceExists(Lookup lookup) {
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
    public void validate(AdmissionAttributes attributes) {
        String namespace = attributes.namespace();
        boolean exempt =
                namespace.isEmpty() || attributes.resource().groupResource().equals(Targets.NAMESPACES);
        if (!exempt) {
            lookup.requireNamespace(namespace);
        }
    }
}
