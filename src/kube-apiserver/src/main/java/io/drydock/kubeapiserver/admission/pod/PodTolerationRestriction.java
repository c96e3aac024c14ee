package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import io.drydock.kubeapiserver.registry.core.pod.QualityOfService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives pods the tolerations that their namespace has for them, and allows them only those that it allows.
 *
 * @see "Go: plugin/pkg/admission/podtolerationrestriction/admission.go: Plugin"
 */
public final class PodTolerationRestriction implements MutatingAdmission, ValidatingAdmission {
    public static final String NAME = "PodTolerationRestriction";
    private static final String DEFAULTS = "scheduler.alpha.kubernetes.io/defaultTolerations";
    private static final String ALLOWED = "scheduler.alpha.kubernetes.io/tolerationsWhitelist";

    private final Lookup lookup;
    private final TolerationPolicy policy;

    public PodTolerationRestriction(Lookup lookup, TolerationPolicy policy) {
        this.lookup = lookup;
        this.policy = policy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        KubeObject pod = attributes.object().orElseThrow();
        List<JsonNode> all = tolerations(pod);
        List<JsonNode> more = new ArrayList<>();
        if (attributes.operation() == Operation.CREATE) {
            more.addAll(ofNamespace(attributes, DEFAULTS).orElse(policy.defaults()));
        }
        if (QualityOfService.of(pod) != QualityOfService.BEST_EFFORT) {
            more.add(memoryPressure());
        }
        if (!more.isEmpty()) {
            all = Tolerations.merge(all, more);
        }
        if (!all.isEmpty()) {
            ArrayNode list = pod.objectAt("spec").putArray("tolerations");
            all.forEach(toleration -> list.add(toleration.deepCopy()));
        }
        validate(attributes);
    }

    private static ObjectNode memoryPressure() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", "node.kubernetes.io/memory-pressure")
                .put("operator", "Exists")
                .put("effect", "NoSchedule");
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        List<JsonNode> tolerations = tolerations(attributes.object().orElseThrow());
        if (tolerations.isEmpty()) {
            return;
        }
        Optional<List<JsonNode>> ofNamespace = ofNamespace(attributes, ALLOWED);
        if (!Tolerations.areWithin(tolerations, ofNamespace.orElse(policy.allowed()))) {
            throw failure("pod tolerations (possibly merged with namespace default tolerations) conflict with its "
                    + (ofNamespace.isPresent() ? "namespace" : "cluster") + " whitelist");
        }
    }

    private static List<JsonNode> tolerations(KubeObject pod) {
        return pod.at("spec", "tolerations").valueStream().toList();
    }

    /** Absent when the namespace leaves it to the configuration. */
    private Optional<List<JsonNode>> ofNamespace(AdmissionAttributes attributes, String annotation) {
        KubeObject namespace = lookup.requireNamespace(attributes.namespace());
        return Optional.ofNullable(namespace.annotations().get(annotation)).map(PodTolerationRestriction::parse);
    }

    private static List<JsonNode> parse(String json) {
        if (json.isEmpty()) {
            return List.of();
        }
        try {
            JsonNode tolerations = JsonDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
            if (tolerations.isObject()) {
                throw failure("json: cannot unmarshal object into Go value of type []v1.Toleration");
            }
            return tolerations.valueStream().toList();
        } catch (JsonSyntaxException unreadable) {
            throw failure(unreadable.getMessage());
        }
    }

    private static StatusException failure(String message) {
        return new StatusException(Status.failure(500, "", message));
    }
}
