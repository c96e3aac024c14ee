package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.certificates.CertificatesResources.Part;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ways in for those who decide about a request and for those who sign it: the one changes conditions only, the
 * other leaves approval and denial alone.
 *
 * @see "Go: pkg/registry/certificates/certificates/strategy.go: csrStatusStrategy, csrApprovalStrategy"
 */
final class SigningRequestPartStrategy extends StatusStrategy {
    private final Part part;
    private final InstantSource clock;
    private final Release release;

    SigningRequestPartStrategy(RestStrategy main, Part part, InstantSource clock, Release release) {
        super(main);
        this.release = release;
        this.part = part;
        this.clock = clock;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("spec", part == Part.APPROVAL ? "status.certificate" : "status.conditions");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        if (part == Part.APPROVAL) {
            JsonNode conditions = object.at("status", "conditions").deepCopy();
            Trees.copyField(old.tree(), object.tree(), "status");
            object.objectAt("status").remove("conditions");
            if (!conditions.isEmpty()) {
                object.objectAt("status").set("conditions", conditions);
            }
        } else {
            keepDecisions(scope, object, old);
        }
        putTimes(object, old);
    }

    /**
     * Approval and denial stay as they were decided, whatever a signer sends. One that comes or goes is left for
     * validation to refuse; v1beta1 took back all conditions instead.
     */
    private static void keepDecisions(RequestScope scope, KubeObject object, KubeObject old) {
        boolean kept = keep("Approved", object, old) & keep("Denied", object, old);
        if (!kept && SigningRequestStrategy.isOld(scope)) {
            Trees.copyField(old.deepCopy().objectAt("status"), object.objectAt("status"), "conditions");
        }
    }

    /** @return whether there are as many as there were; if not, nothing is changed */
    private static boolean keep(String type, KubeObject object, KubeObject old) {
        List<Integer> places = places(type, object);
        List<Integer> before = places(type, old);
        if (places.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            JsonNode decided = old.at("status", "conditions").get(before.get(i)).deepCopy();
            ((ArrayNode) object.at("status", "conditions")).set(places.get(i), decided);
        }
        return true;
    }

    private static List<Integer> places(String type, KubeObject object) {
        JsonNode conditions = object.at("status", "conditions");
        return IntStream.range(0, conditions.size())
                .filter(i -> conditions.get(i).path("type").asString("").equals(type))
                .boxed()
                .toList();
    }

    private void putTimes(KubeObject object, KubeObject old) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        for (JsonNode condition : object.at("status", "conditions")) {
            if (condition instanceof ObjectNode tree) {
                if (tree.path("lastUpdateTime").asString("").isEmpty()) {
                    tree.put("lastUpdateTime", now);
                }
                if (tree.path("lastTransitionTime").asString("").isEmpty()) {
                    tree.put("lastTransitionTime", transition(tree, old, now));
                }
            }
        }
    }

    private static String transition(ObjectNode condition, KubeObject old, String now) {
        return old.at("status", "conditions")
                .valueStream()
                .filter(before -> before.path("type").equals(condition.path("type"))
                        && before.path("status").equals(condition.path("status")))
                .map(before -> before.path("lastTransitionTime").asString(""))
                .filter(time -> !time.isEmpty())
                .findFirst()
                .orElse(now);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        SigningRequestTolerance tolerance =
                SigningRequestTolerance.ofChange(object, old, SigningRequestStrategy.isOld(scope));
        return new SigningRequestValidation(tolerance, release).validateUpdate(object, old, Optional.of(part));
    }
}
