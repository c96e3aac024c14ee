package io.drydock.kubeapiserver.registry.core.claimspec;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/api/persistentvolumeclaim/util.go: GetWarningsForPersistentVolumeClaimSpec, 1.36" */
public final class ClaimWarnings {
    private ClaimWarnings() {}

    /** @param spec of a claim */
    public static List<String> of(JsonNode spec, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (String field : List.of("requests", "limits")) {
            String amount = spec.path("resources").path(field).path("storage").asString("");
            if (!amount.isEmpty() && !Quantity.parse(amount).isWhole()) {
                warnings.add(path.child("resources").child(field).key("storage") + ": fractional byte value "
                        + GoValue.quote(amount) + " is invalid, must be an integer");
            }
        }
        return warnings;
    }
}
