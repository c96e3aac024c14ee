package io.drydock.apiserver.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Assigns requests to a priority level, and within it to a flow.
 *
 * @param precedence the schema with the lowest one that matches a request decides
 * @see "Go: staging/src/k8s.io/api/flowcontrol/v1beta1/types.go: FlowSchemaSpec"
 */
record FlowSchema(
        String name,
        String uid,
        String priorityLevel,
        int precedence,
        Distinguisher distinguisher,
        List<FlowRule> rules) {
    static final Comparator<FlowSchema> ORDER =
            Comparator.comparingInt(FlowSchema::precedence).thenComparing(FlowSchema::name);

    private static final int LAST = 10_000;

    /** What tells the flows of a schema apart. */
    enum Distinguisher {
        BY_USER,
        BY_NAMESPACE,
        NONE
    }

    FlowSchema {
        rules = List.copyOf(rules);
    }

    static FlowSchema of(KubeObject object) {
        JsonNode spec = object.at("spec");
        List<FlowRule> rules = new ArrayList<>();
        spec.path("rules").forEach(rule -> rules.add(FlowRule.of(rule)));
        return new FlowSchema(
                object.name(),
                object.uid(),
                spec.path("priorityLevelConfiguration").path("name").asString(""),
                spec.path("matchingPrecedence").asInt(LAST),
                switch (spec.path("distinguisherMethod").path("type").asString("")) {
                    case "ByUser" -> Distinguisher.BY_USER;
                    case "ByNamespace" -> Distinguisher.BY_NAMESPACE;
                    default -> Distinguisher.NONE;
                },
                rules);
    }

    boolean matches(UserInfo user, RequestInfo request) {
        for (FlowRule rule : rules) {
            if (rule.matches(user, request)) {
                return true;
            }
        }
        return false;
    }

    /** The flow that a request belongs to, as a number that spreads flows over queues. */
    long flow(UserInfo user, RequestInfo request) {
        String distinguished = switch (distinguisher) {
            case BY_USER -> user.name();
            case BY_NAMESPACE -> request.namespace();
            case NONE -> "";
        };
        long hash = 0;
        for (int i = 0; i < distinguished.length(); i++) {
            hash = 31 * hash + distinguished.charAt(i);
        }
        return hash ^ (long) name.hashCode() << 32;
    }
}
