package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Instant;

/**
 * The condition that says whether what an APIService stands for can be reached.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/v1/helper/helpers.go:
 *     NewLocalAvailableAPIServiceCondition"
 */
public final class Availability {
    private static final String AVAILABLE = "Available";

    private Availability() {}

    static boolean isAvailable(KubeObject service) {
        return Conditions.isTrue(service, AVAILABLE);
    }

    /** A group version that this server serves itself is always there. */
    public static void setLocal(KubeObject service, Instant now) {
        Conditions.set(service, AVAILABLE, true, "Local", "Local APIServices are always available", now);
    }

    public static void setUnavailable(KubeObject service, String reason, String message, Instant now) {
        Conditions.set(service, AVAILABLE, false, reason, message, now);
    }
}
