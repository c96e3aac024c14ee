package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chapter 3: what the options leave open is decided, and then everything is validated.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
public interface CompleteContract {
    String ISSUER = "--service-account-issuer=https://example.com";

    /** Completes what this command line says; it must be one that nothing is wrong with. */
    Decided complete(String... flags);

    /** One line for everything that is wrong with this command line, each as the user sees it. */
    List<String> problems(String... flags);

    /** What has been decided; addresses in the way they are usually written. */
    interface Decided {
        String bindAddress();

        String advertiseAddress();

        String externalHost();

        String apiServerServiceAddress();

        /** The names of the certificate that was made, or has to be. */
        Collection<String> certificateNames();

        int watchCacheSize(String resource);

        Map<String, Boolean> runtimeConfig();
    }

    // tag::addresses[]
    @Test
    default void what_is_published_is_not_what_is_listened_on() {
        Decided decided = complete("--advertise-address=192.0.2.7", "--bind-address=127.0.0.1");
        assertEquals("192.0.2.7", decided.advertiseAddress());
        assertEquals("127.0.0.1", decided.bindAddress());
    }
    // end::addresses[]

    @Test
    default void the_bound_address_is_published_when_others_can_use_it() {
        assertEquals("192.0.2.8", complete("--bind-address=192.0.2.8").advertiseAddress());
        assertEquals(
                "192.0.2.8",
                complete("--bind-address=192.0.2.8", "--advertise-address=0.0.0.0")
                        .advertiseAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.2", "::"})
    default void an_address_that_others_cannot_use_is_not_published(String bound) {
        Decided decided = complete("--bind-address=" + bound);
        assertNotEquals(bound, decided.advertiseAddress());
        assertFalse(decided.advertiseAddress().startsWith("0."), decided::advertiseAddress);
    }

    @Test
    default void the_external_host_is_the_one_given_or_the_published_address() {
        assertEquals("192.0.2.7", complete("--advertise-address=192.0.2.7").externalHost());
        assertEquals(
                "api.example.com",
                complete("--external-hostname=api.example.com").externalHost());
    }

    // tag::services[]
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "'' > 10.0.0.1",
                "10.96.0.0/12 > 10.96.0.1",
                "10.1.2.64/26 > 10.1.2.65",
                "fd00::/112 > fd00::1",
                "10.1.0.0/16,fd00::/112 > 10.1.0.1"
            })
    default void the_first_address_for_services_is_the_api_servers_own(String range, String first) {
        assertEquals(first, complete("--service-cluster-ip-range=" + range).apiServerServiceAddress());
    }
    // end::services[]

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "10.0.0.0 > must be a block of addresses",
                "10.0.0.0/33 > must be a block of addresses",
                "10.0.0.0/24,here > must be a block of addresses",
                "10.0.0.0/24,10.1.0.0/24 > different families",
                "10.0.0.0/24,fd00::/112,fd01::/112 > more than two",
                "10.0.0.0/11 > too large",
                "10.0.0.0/30 > too small"
            })
    default void a_range_for_services_that_cannot_be_used_is_refused(String range, String reason) {
        refused("--service-cluster-ip-range=" + range, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/12", "10.0.0.0/29"})
    default void the_largest_and_the_smallest_range_for_services_are_accepted(String range) {
        assertEquals("10.0.0.1", complete("--service-cluster-ip-range=" + range).apiServerServiceAddress());
    }

    // tag::certificate[]
    @ParameterizedTest
    @CsvSource({"0.0.0.0, localhost", "127.0.0.1, 127.0.0.1"})
    default void a_certificate_is_made_for_every_name_that_leads_here(String bound, String name) {
        Collection<String> names = complete("--advertise-address=192.0.2.7", "--bind-address=" + bound)
                .certificateNames();
        List<String> expected =
                List.of("kubernetes", "kubernetes.default", "kubernetes.default.svc", "10.0.0.1", "192.0.2.7", name);
        assertTrue(names.containsAll(expected), names::toString);
    }
    // end::certificate[]

    @ParameterizedTest
    @ValueSource(strings = {"--tls-cert-file=some.crt", "--tls-private-key-file=some.key"})
    default void a_certificate_and_its_key_are_given_together(String flag) {
        assertEquals(1, problems(flag).size());
    }

    // tag::bounds[]
    @ParameterizedTest
    @ValueSource(strings = {"0s", "1h", "4294967296s"})
    default void a_token_may_live_from_an_hour_to_four_billion_seconds(String longest) {
        assertFalse(complete(ISSUER, "--service-account-max-token-expiration=" + longest)
                .externalHost()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"59m59s", "4294967297s", "-1h"})
    default void a_token_may_live_no_shorter_and_no_longer(String longest) {
        List<String> problems = problems(ISSUER, "--service-account-max-token-expiration=" + longest);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().endsWith("must be between 1 hour and 2^32 seconds"), problems::toString);
    }
    // end::bounds[]

    @Test
    default void an_issuer_with_a_colon_is_a_url() {
        refused("--service-account-issuer=: no url", "must be a valid URL");
    }

    @ParameterizedTest
    @CsvSource({
        "0, pods, 1000",
        "0, replicationcontrollers, 100",
        "0, events, 0",
        "120000, pods, 100000",
        "120000, endpoints, 20000",
        "120000, nodes, 10000",
        "120000, apiservices.apiregistration.k8s.io, 10000",
        "120000, deployments.apps, 7"
    })
    default void watch_caches_grow_with_the_memory_and_yield_to_the_user(int megabytes, String resource, int size) {
        Decided decided = complete("--target-ram-mb=" + megabytes, "--watch-cache-sizes=deployments.apps#7");
        assertEquals(size, decided.watchCacheSize(resource));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pods", "pods#", "#5", "pods#-1", "pods#many"})
    default void a_size_that_is_none_is_refused(String setting) {
        refused("--watch-cache-sizes=" + setting, "must be of the form resource[.group]#size");
    }

    // tag::spellings[]
    @ParameterizedTest
    @ValueSource(strings = {"v1", "api/v1", "v1/pods", "api/v1/pods"})
    default void the_core_api_has_one_name_however_it_is_written(String spelling) {
        Map<String, Boolean> config =
                complete("--runtime-config=" + spelling + "=false").runtimeConfig();
        assertEquals(Map.of("v1", false), config);
    }

    @Test
    default void what_stands_alone_is_turned_on_and_what_is_gone_is_left_out() {
        assertEquals(
                Map.of("api/beta", true, "apps/v1", false),
                complete("--runtime-config=api/beta,apps/v1=false,api/legacy=false")
                        .runtimeConfig());
    }
    // end::spellings[]

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1"})
    default void a_port_that_cannot_be_listened_on_is_refused(String port) {
        refused("--secure-port=" + port, "must be between 1 and 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--target-ram-mb=-60", "--shutdown-delay-duration=-1s"})
    default void less_than_nothing_is_refused(String flag) {
        refused(flag, "must not be negative");
    }

    @Test
    default void turning_everything_off_is_refused() {
        refused("--runtime-config=api/all=false", "turns every API off");
    }

    // tag::validated[]
    /** An option that was left open is no mistake: by the time it is validated it has been decided. */
    @Test
    default void what_is_validated_is_what_has_been_completed() {
        assertEquals("10.0.0.1", complete("--service-cluster-ip-range=").apiServerServiceAddress());
    }

    @Test
    default void everything_that_is_wrong_is_reported_at_once() {
        List<String> problems = problems(
                "--secure-port=0",
                "--service-cluster-ip-range=here",
                "--shutdown-delay-duration=-1s",
                "--tls-cert-file=a");
        assertEquals(4, problems.size(), problems::toString);
    }
    // end::validated[]

    private void refused(String flag, String reason) {
        List<String> problems = problems(flag);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains(flag.substring(0, flag.indexOf('='))), problems::toString);
        assertTrue(problems.getFirst().contains(reason), problems::toString);
    }
}
