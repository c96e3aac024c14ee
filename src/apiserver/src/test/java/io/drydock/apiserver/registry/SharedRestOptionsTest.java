package io.drydock.apiserver.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedRestOptionsTest {
    private static final SharedRestOptions OPTIONS = of(Release.V1_36);

    private static SharedRestOptions of(Release release) {
        Scheme scheme = Scheme.builder(TypeCatalog.load(release)).build();
        Storage storage = new MemoryStorage();
        return new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), Clock.systemUTC());
    }

    @Test
    void keys_are_laid_out_as_kubernetes_lays_them_out() {
        assertEquals("configmaps", prefix("", "configmaps"));
        assertEquals("minions", prefix("", "nodes"));
        assertEquals("services/specs", prefix("", "services"));
        assertEquals("services/endpoints", prefix("", "endpoints"));
        assertEquals("controllers", prefix("", "replicationcontrollers"));
        assertEquals("events", prefix("", "events"));
        assertEquals("deployments", prefix("apps", "deployments"));
        assertEquals("ingress", prefix("networking.k8s.io", "ingresses"));
        assertEquals("ingressclasses", prefix("networking.k8s.io", "ingressclasses"));
        assertEquals("certificatesigningrequests", prefix("certificates.k8s.io", "certificatesigningrequests"));
        assertEquals("leases", prefix("coordination.k8s.io", "leases"));
        assertEquals("apiregistration.k8s.io/apiservices", prefix("apiregistration.k8s.io", "apiservices"));
        assertEquals(
                "apiextensions.k8s.io/customresourcedefinitions",
                prefix("apiextensions.k8s.io", "customresourcedefinitions"));
        assertEquals(
                "podsecuritypolicy",
                of(Release.V1_20)
                        .restOptions(new GroupResource("policy", "podsecuritypolicies"))
                        .resourcePrefix());
    }

    @Test
    void custom_resources_lie_under_their_group() {
        assertEquals("cr.bar.com/foos", prefix("cr.bar.com", "foos"));
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void no_two_resources_of_a_release_lie_under_the_same_keys(Release release) {
        SharedRestOptions options = of(release);
        Stream<GroupResource> stored = TypeCatalog.load(release).resources().stream()
                .filter(fact -> fact.storageVersion().isPresent())
                .map(fact -> new GroupResource(
                        fact.storageVersion().orElseThrow().group(),
                        fact.resource().resource()))
                .distinct();
        stored.map(resource -> options.restOptions(resource).resourcePrefix())
                .collect(Collectors.groupingBy(prefix -> prefix, Collectors.counting()))
                .forEach((prefix, number) -> assertEquals(1, number, prefix));
    }

    private static String prefix(String group, String resource) {
        return OPTIONS.restOptions(new GroupResource(group, resource)).resourcePrefix();
    }
}
