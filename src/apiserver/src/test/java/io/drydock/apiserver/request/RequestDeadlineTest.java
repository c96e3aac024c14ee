package io.drydock.apiserver.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDeadlineTest {
    private static final Instant RECEIVED = Instant.parse("2020-12-08T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "V1_36, '', false, 34",
        "V1_36, 5s, false, 5",
        "V1_36, 0s, false, 34",
        "V1_36, 50s, false, 34",
        "V1_36, 50s, true, 50",
        "V1_36, 2h, true, 60",
        "V1_36, soon, false, 34",
        "V1_20, '', true, 34",
        "V1_20, 2m, false, 120",
        "V1_20, 0s, false, 0",
    })
    void a_client_may_ask_for_an_answer_in_less_time(Release release, String asked, boolean collection, long seconds) {
        assertEquals(
                RECEIVED.plusSeconds(seconds),
                RequestDeadline.ofWrite(asked, collection, RECEIVED, release).end());
    }

    @Test
    void whoever_is_late_is_told_in_the_words_of_the_release() {
        RequestDeadline old = RequestDeadline.ofWrite("1.5s", false, RECEIVED, Release.V1_20);
        assertTrue(old.isOver());
        assertEquals(504, old.exceeded().status().code());
        assertEquals(
                "Timeout: request did not complete within requested timeout 1.5s",
                old.exceeded().status().message());
    }

    @Test
    void nothing_takes_longer_than_what_is_left() {
        Duration hour = Duration.ofHours(1);
        assertEquals(hour, RequestDeadline.NONE.limit(hour));
        assertFalse(RequestDeadline.NONE.isOver());
        RequestDeadline soon = new RequestDeadline(Instant.now().plusSeconds(60), "");
        assertTrue(soon.limit(hour).compareTo(Duration.ofSeconds(60)) <= 0);
        assertEquals(Duration.ZERO, new RequestDeadline(RECEIVED, "").limit(hour));
    }
}
