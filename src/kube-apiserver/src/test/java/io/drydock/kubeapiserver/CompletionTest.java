package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.flags.FlagParser;
import io.drydock.apiserver.flags.GoDuration;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir
    private Path folder;

    private CompletedServerRunOptions complete(String... flags) throws InvalidOptionsException {
        ServerRunOptions options = new ServerRunOptions();
        DrydockDefaults.applyTo(options.flags());
        List<String> line = new ArrayList<>(List.of(flags));
        line.add("--data-dir=" + folder.resolve("data"));
        FlagParser.Result parsed = FlagParser.parse(options.flags(), line);
        return Completion.complete(options, parsed.problems(), Clock.systemUTC());
    }

    private List<String> problems(String... flags) {
        return assertThrows(InvalidOptionsException.class, () -> complete(flags))
                .problems();
    }

    @Test
    void without_flags_it_serves_this_machine_only_and_asks_for_permission() throws InvalidOptionsException {
        CompletedServerRunOptions completed = complete();

        assertEquals("https://127.0.0.1:6443", completed.localUrl());
        assertEquals(HostAddresses.ownAddress(), completed.advertiseAddress());
        assertEquals(HostAddresses.ownAddress().toString(), completed.externalHost());
        assertEquals(
                List.of("Node", "RBAC"), completed.options().authorization.modes.get());
        assertEquals(Release.newest(), completed.release());
        assertEquals("h2", completed.store());
        assertEquals("10.0.0.1", completed.services().apiServerAddress().toString());
        assertTrue(completed.anonymous());
    }

    @Test
    void the_advertised_address_is_the_one_given_or_the_one_bound_or_one_of_the_host() throws InvalidOptionsException {
        assertEquals("192.0.2.7", advertised("--advertise-address=192.0.2.7"));
        assertEquals("192.0.2.8", advertised("--bind-address=192.0.2.8"));
        assertEquals("192.0.2.8", advertised("--bind-address=192.0.2.8", "--advertise-address=0.0.0.0"));
        String ownAddress = HostAddresses.ownAddress().toString();
        assertEquals(ownAddress, advertised("--bind-address=127.0.0.2"));
        assertEquals(ownAddress, advertised("--bind-address=0.0.0.0"));
    }

    private String advertised(String... flags) throws InvalidOptionsException {
        return complete(flags).advertiseAddress().toString();
    }

    @Test
    void this_machines_clients_use_the_bound_address_or_loopback() throws InvalidOptionsException {
        assertEquals(
                "https://127.0.0.2:6443", complete("--bind-address=127.0.0.2").localUrl());
        assertEquals(
                "https://127.0.0.1:6443", complete("--bind-address=0.0.0.0").localUrl());
        assertEquals("https://[::1]:6443", complete("--bind-address=::").localUrl());
    }

    @Test
    void the_external_host_is_the_one_given() throws InvalidOptionsException {
        assertEquals(
                "api.example.com",
                complete("--external-hostname=api.example.com").externalHost());
    }

    @Test
    void services_may_have_two_blocks_of_different_families() throws InvalidOptionsException {
        ServiceIpRanges services =
                complete("--service-cluster-ip-range=fd00::/112,10.1.0.0/16").services();
        assertEquals("fd00::/112", services.primary().toString());
        assertEquals("fd00::1", services.apiServerAddress().toString());
        assertEquals("10.1.0.0/16", services.secondary().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0 | must be a block of addresses",
                "10.0.0.0/24,nonsense | must be a block of addresses",
                "10.0.0.0/24,10.1.0.0/24 | different families",
                "10.0.0.0/24,fd00::/112,fd01::/112 | more than two",
                "10.0.0.0/11 | too large",
                "fd00::/64 | too large",
                "10.0.0.0/30 | too small"
            })
    void a_service_range_that_cannot_be_used_is_refused(String range, String reason) {
        List<String> problems = problems("--service-cluster-ip-range=" + range);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().startsWith("--service-cluster-ip-range=" + range), problems::toString);
        assertTrue(problems.getFirst().contains(reason), problems::toString);
    }

    @Test
    void a_service_range_of_the_largest_size_is_accepted() throws InvalidOptionsException {
        assertEquals(
                20,
                complete("--service-cluster-ip-range=10.0.0.0/12")
                        .services()
                        .primary()
                        .sizeBits());
    }

    @Test
    void where_everything_is_allowed_nobody_is_anonymous() throws InvalidOptionsException {
        assertFalse(complete("--authorization-mode=AlwaysAllow").anonymous());
        assertFalse(complete("--anonymous-auth=false").anonymous());
        assertTrue(complete("--authorization-mode=AlwaysDeny").anonymous());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1h", "24h", "4294967296s"})
    void a_token_may_live_from_an_hour_to_four_billion_seconds(String expiration) throws InvalidOptionsException {
        assertEquals(
                GoDuration.parse(expiration).orElseThrow(),
                complete("--service-account-max-token-expiration=" + expiration)
                        .serviceAccountTokens()
                        .maxExpiration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"59m59s", "4294967297s", "-1h"})
    void a_token_may_live_no_shorter_and_no_longer(String expiration) {
        List<String> problems = problems("--service-account-max-token-expiration=" + expiration);
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().endsWith("must be between 1 hour and 2^32 seconds"), problems::toString);
    }

    @Test
    void the_key_of_tokens_is_made_once_and_kept() throws InvalidOptionsException {
        ServiceAccountTokens first = complete().serviceAccountTokens();
        ServiceAccountTokens second = complete().serviceAccountTokens();
        assertEquals(first.signingKey().getPublic(), second.signingKey().getPublic());
        assertEquals(List.of(first.signingKey().getPublic()), first.verificationKeys());
        assertEquals("https://kubernetes.default.svc", first.issuer());
        assertEquals(List.of("https://kubernetes.default.svc"), first.audiences());
    }

    @Test
    void keys_and_audiences_that_are_given_are_used() throws InvalidOptionsException {
        complete();
        Path key = folder.resolve("data/pki/sa.key");
        ServiceAccountTokens tokens = complete(
                        "--service-account-signing-key-file=" + key,
                        "--service-account-key-file=" + key,
                        "--service-account-issuer=https://example.com",
                        "--api-audiences=a,b")
                .serviceAccountTokens();
        assertEquals(1, tokens.verificationKeys().size());
        assertEquals("https://example.com", tokens.issuer());
        assertEquals(List.of("a", "b"), tokens.audiences());
    }

    @Test
    void watch_caches_grow_with_the_memory_and_yield_to_the_user() throws InvalidOptionsException {
        Map<GroupResource, Integer> small = complete().watchCacheSizes();
        assertEquals(1000, small.get(new GroupResource("", "pods")));
        assertEquals(0, small.get(new GroupResource("", "events")));

        Map<GroupResource, Integer> large = complete(
                        "--target-ram-mb=120000", "--watch-cache-sizes=nodes#7,deployments.apps#300")
                .watchCacheSizes();
        assertEquals(100_000, large.get(new GroupResource("", "pods")));
        assertEquals(10_000, large.get(new GroupResource("", "services")));
        assertEquals(7, large.get(new GroupResource("", "nodes")));
        assertEquals(300, large.get(new GroupResource("apps", "deployments")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pods", "pods#", "#5", "pods#-1", "pods#many"})
    void a_watch_cache_size_that_is_none_is_refused(String size) {
        assertEquals(1, problems("--watch-cache-sizes=" + size).size());
    }

    @Test
    void old_spellings_of_the_runtime_config_mean_the_same() throws InvalidOptionsException {
        assertEquals(
                Map.of("api/all", true, "v1", false, "apps/v1", true, "batch/v1beta1", false),
                complete("--runtime-config=api/all,api/v1=false,apps/v1=true,batch/v1beta1=false,api/legacy=false")
                        .runtimeConfig());
    }

    @Test
    void groups_that_the_release_does_not_have_are_refused() throws InvalidOptionsException {
        assertEquals(
                List.of("--runtime-config: unknown api groups apis,ships.example.com"),
                problems("--runtime-config=api/beta,apis/apps/v1=true,ships.example.com/v1,batch/v1=false"));
        assertEquals(
                Map.of("apiextensions.k8s.io/v1", true, "apiregistration.k8s.io/v1", true),
                complete("--runtime-config=apiextensions.k8s.io/v1,apiregistration.k8s.io/v1")
                        .runtimeConfig());
    }

    // tag::together[]
    @Test
    void several_mistakes_of_different_kinds_are_reported_together_and_nothing_is_written() {
        List<String> problems = problems(
                "--no-such-flag",
                "--request-timeout=soon",
                "--secure-port=70000",
                "--goaway-chance=0.5",
                "--service-cluster-ip-range=here",
                "--client-ca-file=missing.crt",
                "--service-account-key-file=missing.key",
                "--tls-cipher-suites=ROT13",
                "--enable-admission-plugins=Politeness",
                "--authorization-mode=RBAC,RBAC,Trust",
                "--insecure-port=8080",
                "--storage-backend=etcd3",
                "--audit-log-path=-",
                "--audit-log-format=pretty");
        assertEquals(14, problems.size(), () -> String.join("\n", problems));
        for (String problem : problems) {
            assertTrue(problem.contains("--"), problem);
        }
        assertFalse(Files.exists(folder.resolve("data")));
    }
    // end::together[]

    @Test
    void a_certificate_that_is_given_is_served_and_trusted() throws InvalidOptionsException {
        var pair = SelfSigned.serving(List.of("example.com", "127.0.0.1"));
        Path certificate = folder.resolve("my.crt");
        Path key = folder.resolve("my.key");
        SelfSigned.write(pair, certificate, key);

        CompletedServerRunOptions completed =
                complete("--tls-cert-file=" + certificate, "--tls-private-key-file=" + key);
        assertEquals(pair.certificate(), completed.tls().certificate().certificate());

        List<String> problems = problems("--tls-cert-file=" + certificate);
        assertTrue(problems.getFirst().contains("needs --tls-private-key-file"), problems::toString);
    }

    @Test
    void other_certificates_are_found_by_their_own_names_or_the_given_ones() throws InvalidOptionsException {
        var pair = SelfSigned.serving(List.of("a.example.com", "10.0.0.9"));
        Path certificate = folder.resolve("a.crt");
        Path key = folder.resolve("a.key");
        SelfSigned.write(pair, certificate, key);

        CompletedServerRunOptions completed = complete(
                "--tls-sni-cert-key=" + certificate + "," + key,
                "--tls-sni-cert-key=" + certificate + "," + key + ":*.example.org");
        assertEquals(
                Set.of("a.example.com", "*.example.org"),
                completed.tls().certificatesByName().keySet());
    }

    @Test
    void a_users_authority_is_believed_besides_our_own() throws InvalidOptionsException {
        var authority = SelfSigned.authority("theirs");
        Path certificate = folder.resolve("ca.crt");
        SelfSigned.write(authority, certificate, folder.resolve("ca.key"));

        List<?> authorities = complete("--client-ca-file=" + certificate).clientAuthorities();
        assertEquals(2, authorities.size());
        assertTrue(authorities.contains(authority.certificate()));
        assertNotEquals(authority.certificate(), authorities.getFirst());
    }
}
