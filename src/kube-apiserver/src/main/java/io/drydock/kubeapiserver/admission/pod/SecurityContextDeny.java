package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Lets no pod choose its users and groups. Newer releases have pod security instead.
 *
 * @see "Go: plugin/pkg/admission/securitycontext/scdeny/admission.go: Plugin, until 1.29"
 */
public final class SecurityContextDeny implements ValidatingAdmission {
    public static final String NAME = "SecurityContextDeny";
    private static final List<List<String>> OF_PODS = List.of(
            List.of("supplementalGroups", "SupplementalGroups"),
            List.of("seLinuxOptions", "SELinuxOptions"),
            List.of("runAsUser", "RunAsUser"),
            List.of("fsGroup", "FSGroup"));
    private static final List<List<String>> OF_CONTAINERS =
            List.of(List.of("seLinuxOptions", "SELinuxOptions"), List.of("runAsUser", "RunAsUser"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        JsonNode spec = attributes.object().orElseThrow().at("spec");
        requireNone(attributes, spec, OF_PODS, "pod.Spec.");
        for (String field : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(field).forEach(container -> requireNone(attributes, container, OF_CONTAINERS, ""));
        }
    }

    private static void requireNone(
            AdmissionAttributes attributes, JsonNode holder, List<List<String>> fields, String prefix) {
        for (List<String> field : fields) {
            if (holder.path("securityContext").hasNonNull(field.getFirst())) {
                throw AdmissionErrors.forbidden(
                        attributes, prefix + "SecurityContext." + field.getLast() + " is forbidden");
            }
        }
    }
}
