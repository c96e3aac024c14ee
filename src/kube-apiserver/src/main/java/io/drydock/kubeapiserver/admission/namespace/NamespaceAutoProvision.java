package io.drydock.kubeapiserver.admission.namespace;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;

/**
 * Makes a namespace when the first object for it comes.
 *
 * @see "Go: plugin/pkg/admission/namespace/autoprovision/admission.go: Provision"
 */
public final class NamespaceAutoProvision implements MutatingAdmission {
    public static final String NAME = "NamespaceAutoProvision";
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Namespace");

    private final Lookup lookup;

    public NamespaceAutoProvision(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        String name = attributes.namespace();
        boolean exempt = attributes.dryRun()
                || name.isEmpty()
                || attributes.resource().groupResource().equals(Targets.NAMESPACES);
        if (!exempt && lookup.get(Targets.NAMESPACES, "", name).isEmpty()) {
            create(attributes, name);
        }
    }

    private void create(AdmissionAttributes attributes, String name) {
        KubeObject namespace = KubeObject.ofKind(KIND);
        namespace.setName(name);
        try {
            lookup.directory()
                    .require(Targets.NAMESPACES)
                    .create(InternalScope.of("namespaces"), "", namespace, WriteOptions.internal());
        } catch (StatusException refused) {
            boolean anotherWasFaster = refused.status().code() == 409;
            if (!anotherWasFaster) {
                throw AdmissionErrors.forbidden(attributes, refused.getMessage());
            }
        }
    }
}
