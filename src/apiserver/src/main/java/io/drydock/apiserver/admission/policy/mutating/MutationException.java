package io.drydock.apiserver.admission.policy.mutating;

/** A mutation that could not be made. */
final class MutationException extends Exception {
    MutationException(String message) {
        super(message);
    }
}
