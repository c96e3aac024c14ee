package io.drydock.apiserver.flowcontrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.request.RequestInfoResolver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FlowStateTest {
    private static final FlowSchema KUBE_SYSTEM_LEASES = FlowSchema.of(object("""
            {"kind": "FlowSchema", "metadata": {"name": "leases", "uid": "1"}, "spec": {
              "priorityLevelConfiguration": {"name": "high"}, "matchingPrecedence": 100,
              "distinguisherMethod": {"type": "ByUser"},
              "rules": [{
                "subjects": [
                  {"kind": "ServiceAccount", "serviceAccount": {"namespace": "kube-system", "name": "*"}},
                  {"kind": "User", "user": {"name": "scheduler"}}],
                "resourceRules": [{"verbs": ["get", "update"], "apiGroups": ["coordination.k8s.io"],
                  "resources": ["leases"], "namespaces": ["*"]}]}]}}"""));

    private static final FlowSchema PROBES = FlowSchema.of(object("""
            {"kind": "FlowSchema", "metadata": {"name": "probes", "uid": "2"}, "spec": {
              "priorityLevelConfiguration": {"name": "exempt"}, "matchingPrecedence": 2,
              "rules": [{
                "subjects": [{"kind": "Group", "group": {"name": "system:authenticated"}}],
                "nonResourceRules": [{"verbs": ["get"], "nonResourceURLs": ["/healthz", "/livez/*"]}]}]}}"""));

    private static final PriorityLevel HIGH = PriorityLevel.of(object("""
            {"kind": "PriorityLevelConfiguration", "metadata": {"name": "high", "uid": "3"}, "spec": {
              "type": "Limited", "limited": {"assuredConcurrencyShares": 15, "limitResponse": {"type": "Queue",
                "queuing": {"queues": 4, "handSize": 2, "queueLengthLimit": 10}}}}}"""));

    private final FlowState state = FlowState.empty().next(List.of(KUBE_SYSTEM_LEASES, PROBES), List.of(HIGH), 100);

    @Test
    void a_request_belongs_to_the_first_schema_that_matches_it() {
        UserInfo robot = UserInfo.of("system:serviceaccount:kube-system:robot", UserInfo.ALL_AUTHENTICATED);
        String lease = "/apis/coordination.k8s.io/v1/namespaces/x/leases/y";
        assertEquals("leases", classify(robot, lease));
        assertEquals("leases", classify(UserInfo.of("scheduler"), lease));
        assertEquals("catch-all", classify(UserInfo.of("system:serviceaccount:kube-system2:robot"), lease));
        assertEquals("catch-all", classify(robot, lease + "/status"));
        assertEquals("probes", classify(robot, "/healthz"));
        assertEquals("probes", classify(robot, "/livez/etcd"));
        assertEquals("catch-all", classify(robot, "/livezandmore"));
    }

    @Test
    void masters_are_exempt_even_before_any_object_is_known() {
        FlowState nothingKnown = FlowState.empty().next(List.of(), List.of(), 100);
        RequestInfo info = info("/api/v1/pods");
        UserInfo master = UserInfo.of("root", UserInfo.PRIVILEGED_GROUP);
        assertTrue(nothingKnown.classify(master, info).level().queues().isEmpty());
        assertTrue(
                nothingKnown.classify(UserInfo.of("bob"), info).level().queues().isPresent());
    }

    @Test
    void a_level_has_its_share_and_keeps_its_queues_while_their_shape_stays() throws InterruptedException {
        FairQueues queues = state.levels().get("high").queues().orElseThrow();
        for (int i = 0; i < 75; i++) {
            assertTrue(queues.acquire(i, Duration.ZERO), "75 of 100, as 15 shares of 20 are");
        }
        assertFalse(queues.acquire(0, Duration.ZERO));
        FlowState next = state.next(List.of(KUBE_SYSTEM_LEASES), List.of(HIGH), 200);
        assertSame(queues, next.levels().get("high").queues().orElseThrow());
        assertTrue(queues.acquire(0, Duration.ZERO));
    }

    @Test
    void a_schema_whose_level_is_missing_does_not_count() {
        FlowState withoutHigh = FlowState.empty().next(List.of(KUBE_SYSTEM_LEASES), List.of(), 100);
        assertEquals(List.of(), withoutHigh.schemas());
    }

    private String classify(UserInfo user, String target) {
        return state.classify(user, info(target)).schema().name();
    }

    private static RequestInfo info(String target) {
        return RequestInfoResolver.withLegacyApi().resolve(InProcessExchange.get(target));
    }

    private static KubeObject object(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
