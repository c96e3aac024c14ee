package io.drydock.kubeapiserver.admission.pod;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the configuration says about where the pods of a namespace may run.
 *
 * @param clusterDefault for namespaces that say nothing; absent labels may be anything
 * @param allowed by namespace, beyond which nothing may be selected
 * @see "Go: plugin/pkg/admission/podnodeselector/admission.go: pluginConfig"
 */
public record NodeSelectorPolicy(Map<String, String> clusterDefault, Map<String, Map<String, String>> allowed) {
    public static final NodeSelectorPolicy OPEN = new NodeSelectorPolicy(Map.of(), Map.of());

    public NodeSelectorPolicy {
        clusterDefault = Map.copyOf(clusterDefault);
        allowed = Map.copyOf(allowed);
    }

    /**
     * Reads {@code key=value,other=value}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank()) {
                throw new IllegalArgumentException("invalid selector: [" + part + "]");
            }
            labels.put(sides[0].strip(), sides[1].strip());
        }
        return labels;
    }
}
