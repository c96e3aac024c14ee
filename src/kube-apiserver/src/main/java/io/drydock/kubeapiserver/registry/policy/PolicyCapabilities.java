package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Demands that no capability which a security policy takes away is given or allowed by it as well.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: validatePSPCapsAgainstDrops (1.20)"
 */
record PolicyCapabilities(JsonNode spec, FieldErrors errors) {
    private static final String DROPPED = "requiredDropCapabilities";

    void validate() {
        List<String> dropped = texts(DROPPED);
        if (!dropped.isEmpty() && texts("allowedCapabilities").contains("*")) {
            errors.invalid(
                    FieldPath.of(DROPPED),
                    shown(dropped),
                    "must be empty when all capabilities are allowed by a wildcard");
        }
        for (String field : List.of("defaultAddCapabilities", "allowedCapabilities")) {
            texts(field).stream()
                    .filter(dropped::contains)
                    .forEach(both -> errors.invalid(
                            FieldPath.of(field), both, "capability is listed in " + field + " and " + DROPPED));
        }
    }

    private List<String> texts(String field) {
        return StreamSupport.stream(spec.path(field).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private ShownValue shown(List<String> capabilities) {
        String older = capabilities.stream()
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ", "[]core.Capability{", "}"));
        return new ShownValue(older, spec.path(DROPPED).toString());
    }
}
