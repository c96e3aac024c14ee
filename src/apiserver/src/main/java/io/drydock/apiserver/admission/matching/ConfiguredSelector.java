package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import tools.jackson.databind.JsonNode;

/**
 * A label selector of a configuration. One that cannot be read fails the writes it would have to be asked about, and
 * no others.
 */
record ConfiguredSelector(LabelSelector selector, String problem) {

    static ConfiguredSelector of(JsonNode tree) {
        try {
            return new ConfiguredSelector(LabelSelector.ofTree(tree), "");
        } catch (InvalidSelectorException broken) {
            return new ConfiguredSelector(LabelSelector.nothing(), String.valueOf(broken.getMessage()));
        }
    }

    /** @throws StatusException 500 when it cannot be read */
    LabelSelector require() {
        if (!problem.isEmpty()) {
            throw StatusErrors.internalError(problem);
        }
        return selector;
    }
}
