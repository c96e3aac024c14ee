package io.drydock.kubeapiserver.admission.eventratelimit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.authentication.UserInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class EventRateLimitTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void a_burst_passes_and_then_as_many_as_the_limit_says() {
        EventRateLimit admission = limit(new EventLimit(EventLimit.Type.USER, 2, 3, 10));
        for (int i = 0; i < 3; i++) {
            assertDoesNotThrow(() -> admission.validate(event("alice")));
        }
        StatusException refusal = assertThrows(StatusException.class, () -> admission.validate(event("alice")));
        assertEquals(429, refusal.status().code());
        assertEquals(
                "Too many requests: limit reached on type User for key alice",
                refusal.status().message());
        assertDoesNotThrow(() -> admission.validate(event("bob")));
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertDoesNotThrow(() -> admission.validate(event("alice")));
        assertThrows(StatusException.class, () -> admission.validate(event("alice")));
    }

    @Test
    void who_was_forgotten_begins_anew() {
        EventRateLimit admission = limit(new EventLimit(EventLimit.Type.USER, 1, 1, 2));
        List.of("a", "b", "c").forEach(user -> admission.validate(event(user)));
        assertDoesNotThrow(() -> admission.validate(event("a")));
        assertThrows(StatusException.class, () -> admission.validate(event("c")));
    }

    private EventRateLimit limit(EventLimit limit) {
        return new EventRateLimit(List.of(limit), now::get);
    }

    private static AdmissionAttributes event(String user) {
        GroupVersionKind kind = new GroupVersionKind("", "v1", "Event");
        return new AdmissionAttributes(
                Operation.CREATE,
                kind,
                new GroupVersionResource("", "v1", "events"),
                "",
                "work",
                "e",
                Optional.of(KubeObject.ofKind(kind)),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                false,
                UserInfo.of(user));
    }
}
