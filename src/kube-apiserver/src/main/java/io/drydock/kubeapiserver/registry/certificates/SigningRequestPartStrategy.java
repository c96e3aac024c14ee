package io.drydock.kubeapiserver.registry.certificates;

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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
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

    SigningRequestPartStrategy(RestStrategy main, Part part, InstantSource clock) {
        super(main);
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
            keepDecisions(object, old);
        }
        putTimes(object, old);
    }

    /** Approval and denial stay as they were decided, whatever a signer sends. */
    private static void keepDecisions(KubeObject object, KubeObject old) {
        List<JsonNode> conditions = new ArrayList<>();
        old.at("status", "conditions")
                .valueStream()
                .filter(SigningRequestPartStrategy::isDecision)
                .forEach(conditions::add);
        object.at("status", "conditions")
                .valueStream()
                .filter(condition -> !isDecision(condition))
                .forEach(conditions::add);
        ObjectNode status = object.objectAt("status");
        status.remove("conditions");
        if (!conditions.isEmpty()) {
            conditions.forEach(
                    condition -> status.withArrayProperty("conditions").add(condition.deepCopy()));
        }
    }

    private static boolean isDecision(JsonNode condition) {
        String type = condition.path("type").asString("");
        return type.equals("Approved") || type.equals("Denied");
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
        return new SigningRequestValidation(SigningRequestStrategy.isOld(scope)).validateUpdate(object, old);
    }
}
