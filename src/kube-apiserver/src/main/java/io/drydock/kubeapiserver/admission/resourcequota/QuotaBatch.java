package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.kubeapiserver.quota.Quota;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides about several requests of one namespace at once, so that each quota is written once for all of them. When
 * somebody else has changed a quota meanwhile, those that are still undecided are held to its newest state.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go: quotaEvaluator.checkQuotas"
 */
record QuotaBatch(QuotaAccessor accessor, List<PendingRequest> requests) {
    private static final int RETRIES = 3;

    /** Afterwards all are decided. */
    void decide(String namespace) {
        List<Quota> quotas = accessor.quotas(namespace);
        for (int retriesLeft = RETRIES; ; retriesLeft--) {
            List<Quota> charged = charge(quotas);
            Updates updates = update(quotas, charged);
            if (updates.failed.isEmpty()) {
                undecided().forEach(PendingRequest::admit);
                return;
            }
            if (retriesLeft == 0) {
                RuntimeException last = updates.failures.getLast();
                undecided().forEach(request -> request.refuse(last));
                return;
            }
            // A quota that is gone by now asks for nothing any more.
            quotas = accessor.newestQuotas(namespace).stream()
                    .filter(quota -> updates.failed.contains(quota.name()))
                    .toList();
        }
    }

    private List<PendingRequest> undecided() {
        return requests.stream().filter(PendingRequest::isUndecided).toList();
    }

    /** @return the quotas as they are when all have what they ask for that get it */
    private List<Quota> charge(List<Quota> quotas) {
        List<Quota> running = quotas;
        for (PendingRequest request : undecided()) {
            try {
                List<Quota> charged = request.check().charge(running);
                if (request.check().attributes().dryRun()) {
                    request.admit();
                } else {
                    running = charged;
                }
            } catch (StatusException refusal) {
                request.refuse(refusal);
            }
        }
        return running;
    }

    private record Updates(Set<String> failed, List<RuntimeException> failures) {}

    private Updates update(List<Quota> before, List<Quota> after) {
        Updates updates = new Updates(new HashSet<>(), new ArrayList<>());
        for (int i = 0; i < after.size(); i++) {
            Quota quota = after.get(i);
            if (!quota.used().equals(before.get(i).used())) {
                try {
                    accessor.update(quota);
                } catch (StatusException failure) {
                    updates.failed.add(quota.name());
                    updates.failures.add(failure);
                }
            }
        }
        return updates;
    }
}
