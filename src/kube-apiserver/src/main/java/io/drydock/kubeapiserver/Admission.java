package io.drydock.kubeapiserver;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.admission.AdmissionPlugin;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.List;

/**
 * The admission plug-ins that the options ask for, in their order, as far as they are built.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/admission.go: AdmissionOptions.ApplyTo"
 */
final class Admission {
    private final AdmissionChain chain;

    Admission(List<String> plugins, ResourceDirectory directory, Scheme scheme, Security security) {
        this.chain = new AdmissionChain(List.<AdmissionPlugin>of());
    }

    AdmissionChain chain() {
        return chain;
    }

    /** Starts what the plug-ins look things up in. */
    void start() {}
}
