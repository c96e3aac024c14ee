package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Chapter 5: three servers, linked by delegation.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: CreateServerChain"
 */
public interface ServerChainContract {
    String UNKNOWN_CUSTOM_RESOURCE = "/apis/nobody.example.com/v1/things";

    /** The names of the servers, from the one that is given back along its delegates. */
    List<String> delegation();

    /** The names of the servers in the order in which they were built. */
    List<String> orderOfCreation();

    /** What somebody outside gets who asks for a path; everything has been started. */
    int status(String path);

    /** The same, when the definitions of custom resources have not been read yet. */
    int statusWhileStarting(String path);

    /** How often the chain asks who somebody is, for one request of theirs. */
    int authentications(String path);

    @Test
    default void the_aggregator_is_given_back_and_the_others_live_on_as_its_delegates() {
        assertEquals(List.of("kube-aggregator", "kube-apiserver", "apiextensions-apiserver"), delegation());
    }

    @Test
    default void the_last_of_the_chain_is_built_first() {
        assertEquals(delegation().reversed(), orderOfCreation());
    }

    @Test
    default void every_path_reaches_the_server_that_knows_it() {
        assertEquals(200, status("/api/v1/namespaces"));
        assertEquals(200, status("/apis/apps/v1/deployments"));
        assertEquals(404, status("/nowhere"));
    }

    // tag::starting[]
    @Test
    default void an_unknown_custom_resource_is_503_until_the_definitions_are_read_and_404_after() {
        assertEquals(503, statusWhileStarting(UNKNOWN_CUSTOM_RESOURCE));
        assertEquals(404, status(UNKNOWN_CUSTOM_RESOURCE));
        assertEquals(404, statusWhileStarting("/nowhere"));
    }
    // end::starting[]

    // tag::once[]
    @Test
    default void who_somebody_is_is_asked_once_however_far_down_the_answer_is() {
        assertEquals(1, authentications("/api/v1/namespaces"));
        assertEquals(1, authentications(UNKNOWN_CUSTOM_RESOURCE));
    }
    // end::once[]
}
