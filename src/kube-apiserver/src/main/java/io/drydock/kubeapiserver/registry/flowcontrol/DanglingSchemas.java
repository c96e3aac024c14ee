package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in the status of every flow schema whether the priority level is there that it names.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go: configController.presyncFlowSchemaStatus"
 */
public final class DanglingSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(DanglingSchemas.class);
    private static final String TYPE = "Dangling";
    private static final RequestScope SCOPE = InternalScope.ofStatus(BootstrapFlowControl.FLOW_SCHEMAS.resource());
    private static final String WRITER = "api-priority-and-fairness-config-consumer-v1";

    private final Store schemas;
    private final Release release;
    private final Clock clock;

    /** @param schemas where flow schemas are kept */
    public DanglingSchemas(Store schemas, Release release, Clock clock) {
        this.schemas = schemas;
        this.release = release;
        this.clock = clock;
    }

    /**
     * Writes the status of those that do not say yet what is so.
     *
     * @param present the flow schemas there are
     * @param levels the names of the priority levels
     */
    public void settle(Collection<KubeObject> present, Set<String> levels) {
        for (KubeObject schema : present) {
            String level =
                    schema.at("spec", "priorityLevelConfiguration", "name").asString("");
            ObjectNode condition = condition(level, levels.contains(level));
            if (!says(schema, condition)) {
                write(schema.name(), condition);
            }
        }
    }

    private static ObjectNode condition(String level, boolean isThere) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPE)
                .put("status", isThere ? "False" : "True")
                .put("reason", isThere ? "Found" : "NotFound")
                .put(
                        "message",
                        "This FlowSchema references the PriorityLevelConfiguration object named \"" + level + "\" "
                                + (isThere ? "and it exists" : "but there is no such object"));
    }

    private static boolean says(KubeObject schema, ObjectNode expected) {
        for (JsonNode condition : schema.at("status", "conditions")) {
            if (condition.path("type").equals(expected.get("type"))) {
                return condition instanceof ObjectNode said
                        && said.deepCopy().without("lastTransitionTime").equals(expected);
            }
        }
        return false;
    }

    /** A schema that has changed meanwhile comes here again by that change. */
    private void write(String name, ObjectNode condition) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            if (release.atLeast(Release.V1_36)) {
                apply(name, condition.deepCopy().put("lastTransitionTime", now));
            } else {
                replace(name, condition.deepCopy().put("lastTransitionTime", now));
            }
        } catch (StatusException refused) {
            if (!refused.isOvertaken()) {
                LOG.warn("the status of the flow schema {} was not written: {}", name, refused.getMessage());
            }
        }
    }

    private void apply(String name, ObjectNode condition) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.putObject("status").putArray("conditions").add(condition);
        schemas.applyWith(new StatusStrategy(schemas.strategy()), SCOPE, name, configuration, WRITER);
    }

    private void replace(String name, ObjectNode condition) {
        schemas.updateWith(
                new StatusStrategy(schemas.strategy()),
                SCOPE,
                name,
                current -> replaced(
                        current.orElseThrow(() -> StatusErrors.notFound(BootstrapFlowControl.FLOW_SCHEMAS, name)),
                        condition),
                WriteOptions.internalBy(WRITER));
    }

    private static KubeObject replaced(KubeObject current, ObjectNode condition) {
        KubeObject changed = current.deepCopy();
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        current.at("status", "conditions")
                .valueStream()
                .filter(other -> !other.path("type").equals(condition.get("type")))
                .forEach(conditions::add);
        changed.objectAt("status").set("conditions", conditions.add(condition));
        return changed;
    }
}
