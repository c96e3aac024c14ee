package io.drydock.apiserver.admission;

import io.drydock.apiserver.admission.AdmissionObserver.Step;
import java.util.List;

/**
 * The admission plug-ins of a server, in order. All that may change a write are asked before any that only checks it.
 *
 * @param observer told how long that takes
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/chain.go: chainAdmissionHandler"
 */
public record AdmissionChain(List<AdmissionPlugin> plugins, AdmissionObserver observer) {
    /** Admits everything as it is. */
    public static final AdmissionChain EMPTY = new AdmissionChain(List.of());

    public AdmissionChain {
        plugins = List.copyOf(plugins);
    }

    public AdmissionChain(List<AdmissionPlugin> plugins) {
        this(plugins, AdmissionObserver.NONE);
    }

    /**
     * Lets the mutating plug-ins change the object; one that throws ends it. All are asked once more when one asks for
     * that.
     */
    public void admit(AdmissionAttributes attributes) {
        observed(Step.ADMIT, attributes, () -> {
            admitOnce(attributes);
            if (attributes.context().reinvocation().begin()) {
                admitOnce(attributes);
            }
        });
    }

    private void admitOnce(AdmissionAttributes attributes) {
        for (AdmissionPlugin plugin : plugins) {
            if (plugin instanceof MutatingAdmission mutating && mutating.handles(attributes.operation())) {
                observed(plugin, Step.ADMIT, attributes, () -> mutating.admit(attributes));
            }
        }
    }

    // tag::validate[]
    /** Asks the validating plug-ins; one that throws refuses the write. */
    public void validate(AdmissionAttributes attributes) {
        observed(Step.VALIDATE, attributes, () -> {
            for (AdmissionPlugin plugin : plugins) {
                if (plugin instanceof ValidatingAdmission validating && validating.handles(attributes.operation())) {
                    observed(plugin, Step.VALIDATE, attributes, () -> validating.validate(attributes));
                }
            }
        });
    }

    private void observed(Step step, AdmissionAttributes attributes, Runnable asking) {
        long begun = System.nanoTime();
        boolean rejected = true;
        try {
            asking.run();
            rejected = false;
        } finally {
            observer.finished(step, attributes.operation(), rejected, System.nanoTime() - begun);
        }
    }

    private void observed(AdmissionPlugin plugin, Step step, AdmissionAttributes attributes, Runnable asking) {
        long begun = System.nanoTime();
        boolean rejected = true;
        try {
            asking.run();
            rejected = false;
        } finally {
            observer.asked(plugin.name(), step, attributes.operation(), rejected, System.nanoTime() - begun);
        }
    }
    // end::validate[]
}
