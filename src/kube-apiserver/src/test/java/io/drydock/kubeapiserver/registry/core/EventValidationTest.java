package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventValidationTest {
    private static final String NEW = "'eventTime':'2026-01-02T03:04:05.678901Z','reportingInstance':'i','action':'a',"
            + "'reason':'r','type':'Normal','reportingController':'c'";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @Test
    void an_event_tells_of_its_own_namespace() {
        assertEquals(
                "Event \"x\" is invalid: involvedObject.namespace: Invalid value: \"other\": does not match"
                        + " event.namespace",
                server.refusal("v1/events", event("'involvedObject':{'namespace':'other'}")));
    }

    @Test
    void the_newer_release_calls_the_reporter_as_the_core_group_does() {
        String event = event("'involvedObject':{'namespace':'work'},'eventTime':'2026-01-02T03:04:05.678901Z',"
                + "'reportingInstance':'i','action':'a','reason':'r','reportingComponent':'c d'");
        assertEquals("reportingComponent", field(server.refusal("v1/events", event)));
        assertEquals("reportingController", field(older.refusal("v1/events", event)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'series':{'count':1,'lastObservedTime':'2026-01-02T03:04:05.678901Z'} | series.count: Invalid value: \"\": should be at least 2",
                "'series':{'count':2} | series.lastObservedTime: Required value",
                "'type':'Odd' | type: Invalid value: \"\": has invalid value: Odd",
                "'deprecatedCount':3 | count: Invalid value: \"\": needs to be unset",
                "'deprecatedSource':{'host':'h'} | source: Invalid value: \"\": needs to be unset",
            })
    void the_group_of_events_asks_for_more(String fields, String expected) {
        String event = event("'regarding':{'namespace':'work'}," + NEW + "," + fields);
        assertEquals("Event \"x\" is invalid: " + expected, server.refusal("events.k8s.io/v1/events", event));
    }

    @Test
    void what_an_event_says_stays_as_it_is_in_its_group() {
        server.create("events.k8s.io/v1/events", event("'regarding':{'namespace':'work'}," + NEW));
        assertEquals(
                "Event \"x\" is invalid: message: Invalid value: \"changed\": field is immutable",
                BuiltInServer.refusal(() ->
                                server.update("events.k8s.io/v1/events", "x", tree -> tree.put("message", "changed")))
                        .message());
        server.update("v1/events", "x", tree -> tree.put("message", "changed"));
    }

    private static String field(String message) {
        String rest = message.substring(message.indexOf("invalid: ") + 9);
        return rest.substring(0, rest.indexOf(':'));
    }

    private static String event(String fields) {
        return "{'metadata':{'name':'x','namespace':'work'}," + fields + "}";
    }
}
