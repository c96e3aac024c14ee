package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has every image pulled anew, so that nobody uses one without having the right to pull it just because it is on the
 * node already.
 *
 * @see "Go: plugin/pkg/admission/alwayspullimages/admission.go: AlwaysPullImages"
 */
public final class AlwaysPullImages implements MutatingAdmission, ValidatingAdmission {
    public static final String NAME = "AlwaysPullImages";
    private static final String ALWAYS = "Always";
    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    private final boolean newer;

    public AlwaysPullImages(Release release) {
        this.newer = release.atLeast(Release.V1_36);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (isExempt(attributes)) {
            return;
        }
        JsonNode spec = attributes.object().orElseThrow().at("spec");
        for (String field : CONTAINERS) {
            for (JsonNode container : spec.path(field)) {
                ((ObjectNode) container).put("imagePullPolicy", ALWAYS);
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (newer && volume.path("image") instanceof ObjectNode image) {
                image.put("pullPolicy", ALWAYS);
            }
        }
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (isExempt(attributes)) {
            return;
        }
        JsonNode spec = attributes.object().orElseThrow().at("spec");
        for (String field : CONTAINERS) {
            for (int i = 0; i < spec.path(field).size(); i++) {
                String policy = spec.path(field).get(i).path("imagePullPolicy").asString("");
                if (!policy.equals(ALWAYS)) {
                    FieldPath path = FieldPath.of("spec").child(field).index(i).child("imagePullPolicy");
                    throw AdmissionErrors.forbidden(
                            attributes,
                            FieldError.notSupported(path, policy, List.of(ALWAYS))
                                    .toString());
                }
            }
        }
    }

    /** An update that brings no image pulls none. */
    private static boolean isExempt(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return true;
        }
        if (attributes.operation() != Operation.UPDATE) {
            return false;
        }
        Set<String> images = images(attributes.object().orElseThrow());
        images.removeAll(images(attributes.oldObject().orElseThrow()));
        return images.isEmpty();
    }

    private static Set<String> images(KubeObject pod) {
        Set<String> images = new HashSet<>();
        for (String field : CONTAINERS) {
            pod.at("spec", field)
                    .forEach(container -> images.add(container.path("image").asString("")));
        }
        return images;
    }
}
