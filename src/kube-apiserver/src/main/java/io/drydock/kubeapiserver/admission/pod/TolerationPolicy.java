package io.drydock.kubeapiserver.admission.pod;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What holds for namespaces that say nothing about tolerations.
 *
 * @param defaults that every pod gets
 * @param allowed beyond which nothing may be tolerated; all of it when empty
 * @see "Go: plugin/pkg/admission/podtolerationrestriction/apis/podtolerationrestriction/types.go: Configuration"
 */
public record TolerationPolicy(List<JsonNode> defaults, List<JsonNode> allowed) {
    public static final TolerationPolicy OPEN = new TolerationPolicy(List.of(), List.of());

    public TolerationPolicy {
        defaults = List.copyOf(defaults);
        allowed = List.copyOf(allowed);
    }
}
