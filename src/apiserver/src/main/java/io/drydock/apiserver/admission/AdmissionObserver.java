package io.drydock.apiserver.admission;

import io.drydock.apiserver.admission.AdmissionAttributes.Operation;

/**
 * Told how admission goes.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go: WithControllerMetrics, WithStepMetrics"
 */
public interface AdmissionObserver {
    /** Nobody is told. */
    AdmissionObserver NONE = new AdmissionObserver() {
        @Override
        public void asked(String plugin, Step step, Operation operation, boolean rejected, long nanos) {}

        @Override
        public void finished(Step step, Operation operation, boolean rejected, long nanos) {}
    };

    /** What plug-ins are asked for. */
    enum Step {
        ADMIT("admit"),
        VALIDATE("validate");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        /** As metrics call it. */
        public String label() {
            return label;
        }
    }

    /** One plug-in has been asked. */
    void asked(String plugin, Step step, Operation operation, boolean rejected, long nanos);

    /** All plug-ins have been asked, or one has rejected the write. */
    void finished(Step step, Operation operation, boolean rejected, long nanos);
}
