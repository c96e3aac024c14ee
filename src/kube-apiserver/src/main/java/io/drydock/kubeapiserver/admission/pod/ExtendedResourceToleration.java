package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets pods that ask for special hardware onto the nodes that are tainted with its name.
 *
 * @see "Go: plugin/pkg/admission/extendedresourcetoleration/admission.go: plugin"
 */
public final class ExtendedResourceToleration implements MutatingAdmission {
    public static final String NAME = "ExtendedResourceToleration";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
        for (String resource : extendedResources(spec)) {
            if (!isTolerated(spec, resource)) {
                spec.withArrayProperty("tolerations")
                        .addObject()
                        .put("key", resource)
                        .put("operator", "Exists")
                        .put("effect", "NoSchedule");
            }
        }
    }

    private static Set<String> extendedResources(JsonNode spec) {
        Set<String> names = new TreeSet<>();
        for (String field : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(field)) {
                container.path("resources").path("requests").propertyNames().stream()
                        .filter(ResourceNames::isExtended)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static boolean isTolerated(JsonNode spec, String resource) {
        return spec.path("tolerations")
                .valueStream()
                .anyMatch(toleration -> toleration.path("key").asString("").equals(resource)
                        && toleration.path("operator").asString("").equals("Exists")
                        && toleration.path("effect").asString("").equals("NoSchedule")
                        && toleration.path("value").asString("").isEmpty());
    }
}
