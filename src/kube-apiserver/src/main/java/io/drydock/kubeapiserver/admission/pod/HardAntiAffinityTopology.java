package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import tools.jackson.databind.JsonNode;

/**
 * Lets pods keep others off their own machine, and not off a whole zone.
 *
 * @see "Go: plugin/pkg/admission/antiaffinity/admission.go: Plugin"
 */
public final class HardAntiAffinityTopology implements ValidatingAdmission {
    public static final String NAME = "LimitPodHardAntiAffinityTopology";
    private static final String HOSTNAME = "kubernetes.io/hostname";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        JsonNode terms = attributes
                .object()
                .orElseThrow()
                .at("spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        for (JsonNode term : terms) {
            String key = term.path("topologyKey").asString("");
            if (!key.equals(HOSTNAME)) {
                throw AdmissionErrors.forbidden(
                        attributes,
                        "affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey " + key + " but only key "
                                + HOSTNAME + " is allowed");
            }
        }
    }
}
