package io.drydock.apiserver.flowcontrol;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The flow schemas and priority levels in force, with the queues of the levels. Never changed once it is published: a
 * new one takes over the queues of levels that go on.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go: configController.digestConfigObjects"
 */
record FlowState(List<FlowSchema> schemas, Map<String, Level> levels) {
    private static final String EXEMPT = "exempt";
    private static final String CATCH_ALL = "catch-all";
    private static final int CATCH_ALL_SHARES = 5;

    /** @param queues empty when the level is exempt */
    record Level(PriorityLevel configuration, Optional<FairQueues> queues) {}

    /** Where a request belongs. */
    record Classification(FlowSchema schema, Level level) {}

    static FlowState empty() {
        return new FlowState(List.of(), Map.of());
    }

    /**
     * The state that follows from the objects there are now.
     *
     * @param concurrency how many requests the whole server may serve at a time
     */
    FlowState next(Collection<FlowSchema> newSchemas, Collection<PriorityLevel> newLevels, int concurrency) {
        Map<String, PriorityLevel> configured =
                newLevels.stream().collect(Collectors.toMap(PriorityLevel::name, level -> level));
        configured.putIfAbsent(EXEMPT, new PriorityLevel(EXEMPT, "", Optional.empty()));
        configured.putIfAbsent(
                CATCH_ALL,
                new PriorityLevel(
                        CATCH_ALL, "", Optional.of(new PriorityLevel.Limits(CATCH_ALL_SHARES, Optional.empty()))));
        int allShares = configured.values().stream()
                .flatMap(level -> level.limits().stream())
                .mapToInt(PriorityLevel.Limits::shares)
                .sum();
        Map<String, Level> nextLevels = new HashMap<>();
        configured.forEach((name, level) -> {
            Optional<FairQueues> queues = level.limits().map(limits -> queuesFor(name, limits));
            queues.ifPresent(each -> each.setLimit(share(concurrency, level, allShares)));
            nextLevels.put(name, new Level(level, queues));
        });
        List<FlowSchema> sorted = new ArrayList<>(newSchemas);
        sorted.removeIf(schema -> !nextLevels.containsKey(schema.priorityLevel()));
        sorted.sort(FlowSchema.ORDER);
        return new FlowState(List.copyOf(sorted), Map.copyOf(nextLevels));
    }

    /** Queues whose shape changes are left to run empty, and others take their place. */
    private FairQueues queuesFor(String name, PriorityLevel.Limits limits) {
        return Optional.ofNullable(levels.get(name))
                .flatMap(Level::queues)
                .filter(queues -> queues.queuing().equals(limits.queuing()))
                .orElseGet(() -> new FairQueues(limits.queuing()));
    }

    private static int share(int concurrency, PriorityLevel level, int allShares) {
        int shares = level.limits().map(PriorityLevel.Limits::shares).orElse(0);
        return allShares == 0 ? 0 : Math.ceilDiv(concurrency * shares, allShares);
    }

    /** What no schema matches is exempt for masters, and otherwise goes with what is left over. */
    Classification classify(UserInfo user, RequestInfo request) {
        for (FlowSchema schema : schemas) {
            if (schema.matches(user, request)) {
                return new Classification(schema, levels.get(schema.priorityLevel()));
            }
        }
        String level = user.groups().contains(UserInfo.PRIVILEGED_GROUP) ? EXEMPT : CATCH_ALL;
        FlowSchema leftOver = new FlowSchema(level, "", level, 0, FlowSchema.Distinguisher.BY_USER, List.of());
        return new Classification(leftOver, levels.get(level));
    }
}
