package io.drydock.apiserver.admission;

import java.util.List;

/**
 * The admission plug-ins of a server, in order. All that may change a write are asked before any that only checks it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/chain.go: chainAdmissionHandler"
 */
public record AdmissionChain(List<AdmissionPlugin> plugins) {
    /** Admits everything as it is. */
    public static final AdmissionChain EMPTY = new AdmissionChain(List.of());

    public AdmissionChain {
        plugins = List.copyOf(plugins);
    }

    /**
     * Lets the mutating plug-ins change the object; one that throws ends it. All are asked once more when one asks for
     * that.
     */
    public void admit(AdmissionAttributes attributes) {
        admitOnce(attributes);
        if (attributes.context().reinvocation().begin()) {
            admitOnce(attributes);
        }
    }

    private void admitOnce(AdmissionAttributes attributes) {
        for (AdmissionPlugin plugin : plugins) {
            if (plugin instanceof MutatingAdmission mutating && mutating.handles(attributes.operation())) {
                mutating.admit(attributes);
            }
        }
    }

    // tag::validate[]
    /** Asks the validating plug-ins; one that throws refuses the write. */
    public void validate(AdmissionAttributes attributes) {
        for (AdmissionPlugin plugin : plugins) {
            if (plugin instanceof ValidatingAdmission validating && validating.handles(attributes.operation())) {
                validating.validate(attributes);
            }
        }
    }
    // end::validate[]
}
