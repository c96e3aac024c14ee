package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a pod is treated when its node runs short, as its requests and limits say it.
 *
 * @see "Go: pkg/apis/core/v1/helper/qos/qos.go: GetPodQOS"
 */
public enum QualityOfService {
    GUARANTEED("Guaranteed"),
    BURSTABLE("Burstable"),
    BEST_EFFORT("BestEffort");

    private static final List<String> COMPUTE = List.of("cpu", "memory");

    private final String text;

    QualityOfService(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static QualityOfService of(KubeObject pod) {
        Map<String, Quantity> requests = new HashMap<>();
        Map<String, Quantity> limits = new HashMap<>();
        boolean limited = true;
        for (JsonNode resources : whatCounts(pod)) {
            add(resources.path("requests"), requests);
            limited &= add(resources.path("limits"), limits) == COMPUTE.size();
        }
        if (requests.isEmpty() && limits.isEmpty()) {
            return BEST_EFFORT;
        }
        return limited && requests.equals(limits) ? GUARANTEED : BURSTABLE;
    }

    /** What the pod says as a whole, if it does; otherwise what each of its containers says. */
    private static List<JsonNode> whatCounts(KubeObject pod) {
        JsonNode whole = pod.at("spec", "resources");
        if (!whole.path("requests").isEmpty() || !whole.path("limits").isEmpty()) {
            return List.of(whole);
        }
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            pod.at("spec", list).forEach(container -> all.add(container.path("resources")));
        }
        return all;
    }

    /** @return how many of the resources that count were there */
    private static int add(JsonNode amounts, Map<String, Quantity> sums) {
        int found = 0;
        for (String name : COMPUTE) {
            String amount = amounts.path(name).asString("");
            if (!amount.isEmpty() && Quantity.parse(amount).signum() > 0) {
                sums.merge(name, Quantity.parse(amount), Quantity::plus);
                found++;
            }
        }
        return found;
    }
}
