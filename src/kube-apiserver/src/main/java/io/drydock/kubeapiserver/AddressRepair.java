package io.drydock.kubeapiserver;

import io.drydock.apiserver.controller.Reconciler;
import io.drydock.kubeapiserver.registry.core.service.AddressClaims;
import java.time.Duration;

/** Holds services against the addresses that are claimed for them, at the start and every three minutes. */
final class AddressRepair implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMinutes(3);
    private static final String ALL = "services";

    private final AddressClaims claims;
    private final Reconciler reconciler = new Reconciler("service-ip-repair", this::repair);

    AddressRepair(AddressClaims claims) {
        this.claims = claims;
    }

    void start() {
        claims.repair();
        reconciler.addAfter(ALL, AGAIN);
        reconciler.start();
    }

    private void repair(String key) {
        try {
            claims.repair();
        } finally {
            reconciler.addAfter(key, AGAIN);
        }
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
