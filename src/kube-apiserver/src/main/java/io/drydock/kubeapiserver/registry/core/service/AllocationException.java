package io.drydock.kubeapiserver.registry.core.service;

/** An address or port cannot be given; the message says why, as clients are told. */
final class AllocationException extends Exception {
    private static final long serialVersionUID = 1L;

    AllocationException(String message) {
        super(message);
    }
}
