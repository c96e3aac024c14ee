package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.MutatingAdmission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets pods stay for a while on a node that is in trouble, unless they say otherwise.
 *
 * @see "Go: plugin/pkg/admission/defaulttolerationseconds/admission.go: Plugin"
 */
final class DefaultTolerationSeconds implements MutatingAdmission {
    static final String NAME = "DefaultTolerationSeconds";
    private static final GroupResource PODS = new GroupResource("", "pods");

    private final long notReadySeconds;
    private final long unreachableSeconds;

    DefaultTolerationSeconds(long notReadySeconds, long unreachableSeconds) {
        this.notReadySeconds = notReadySeconds;
        this.unreachableSeconds = unreachableSeconds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        boolean isPod = attributes.resource().groupResource().equals(PODS)
                && attributes.subresource().isEmpty();
        if (isPod) {
            ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
            tolerate(spec, "node.kubernetes.io/not-ready", notReadySeconds);
            tolerate(spec, "node.kubernetes.io/unreachable", unreachableSeconds);
        }
    }

    private static void tolerate(ObjectNode spec, String taint, long seconds) {
        for (JsonNode toleration : spec.path("tolerations")) {
            String key = toleration.path("key").asString("");
            String effect = toleration.path("effect").asString("");
            boolean aboutIt = key.isEmpty() || key.equals(taint);
            if (aboutIt && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return;
            }
        }
        spec.withArrayProperty("tolerations")
                .addObject()
                .put("key", taint)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", seconds);
    }
}
