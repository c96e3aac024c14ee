package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Repetition;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the ServiceCIDR {@code kubernetes}, which shows in the cluster what {@code --service-cluster-ip-range} says.
 * One that is there and says something else is left alone, unless a second family is what it lacks.
 *
 * @see "Go (1.36): pkg/controlplane/controller/defaultservicecidr/default_servicecidr_controller.go: Controller"
 */
public final class DefaultServiceCidr implements AutoCloseable {
    public static final GroupResource RESOURCE = new GroupResource("networking.k8s.io", "servicecidrs");

    private static final Logger LOG = LoggerFactory.getLogger(DefaultServiceCidr.class);
    private static final String NAME = "kubernetes";
    private static final String WRITER = "kubernetes-service-cidr-controller";
    private static final String READY = "Ready";
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final RequestScope SCOPE = InternalScope.of(RESOURCE.resource());

    private final Store store;
    private final ArrayNode ranges = JsonNodeFactory.instance.arrayNode();
    private final Clock clock;
    private final Repetition repetition = new Repetition(WRITER, AGAIN, this::reconcile);

    /** @param ranges one block or two, the primary first */
    public DefaultServiceCidr(Store store, List<String> ranges, Clock clock) {
        this.store = store;
        ranges.forEach(this.ranges::add);
        this.clock = clock;
    }

    /** Makes it, and goes on to look after it. */
    public void start() {
        repetition.start();
    }

    @Override
    public void close() {
        repetition.close();
    }

    private void reconcile() {
        Optional<KubeObject> present = store.find(SCOPE, NAME);
        if (present.isEmpty()) {
            settleStatus(created());
            return;
        }
        JsonNode said = present.get().at("spec", "cidrs");
        if (ranges.size() == 2 && said.size() == 1 && said.get(0).equals(ranges.get(0))) {
            store.update(SCOPE, NAME, current -> withRanges(current.orElseThrow()), WriteOptions.internal());
        } else {
            settleStatus(present.get());
        }
    }

    private KubeObject created() {
        KubeObject fresh = KubeObject.ofKind(store.kind());
        fresh.setName(NAME);
        try {
            return store.create(SCOPE, "", withRanges(fresh), WriteOptions.internal());
        } catch (StatusException refused) {
            if (!refused.isConflict()) {
                throw refused;
            }
            return store.find(SCOPE, NAME).orElseThrow(() -> refused);
        }
    }

    private KubeObject withRanges(KubeObject current) {
        KubeObject changed = current.deepCopy();
        changed.objectAt("spec").set("cidrs", ranges.deepCopy());
        return changed;
    }

    /** Says that it is ready, unless somebody has said anything about that. */
    private void settleStatus(KubeObject present) {
        boolean undecided = present.at("status", "conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asString("").equals(READY))
                .allMatch(condition -> condition.path("status").asString("").equals("Unknown"));
        if (present.deletionTimestamp().isPresent()) {
            return;
        }
        if (!present.at("spec", "cidrs").equals(ranges)) {
            LOG.debug("the default ServiceCIDR has {}, not {}", present.at("spec", "cidrs"), ranges);
            return;
        }
        if (undecided) {
            ObjectNode configuration = JsonNodeFactory.instance.objectNode();
            configuration
                    .putObject("status")
                    .putArray("conditions")
                    .addObject()
                    .put("type", READY)
                    .put("status", "True")
                    .put(
                            "lastTransitionTime",
                            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("message", "Kubernetes default Service CIDR is ready");
            store.applyWith(
                    new StatusStrategy(store.strategy()),
                    InternalScope.ofStatus(RESOURCE.resource()),
                    NAME,
                    configuration,
                    WRITER);
        }
    }
}
