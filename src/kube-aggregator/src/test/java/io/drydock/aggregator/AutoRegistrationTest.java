package io.drydock.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.aggregator.apiregistration.ApiServiceDefaults;
import io.drydock.aggregator.apiregistration.ApiServiceStrategy;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AutoRegistrationTest {
    private static final GroupVersion APPS = new GroupVersion("apps", "v1");
    private static final RequestScope SCOPE = InternalScope.of("apiservices");

    private final MemoryStorage storage = new MemoryStorage();
    private final Store store = store();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    private Store store() {
        Scheme.Builder scheme = Scheme.builder(TypeCatalog.load(Release.V1_36));
        ApiServiceDefaults.addTo(scheme);
        GroupResource resource = new GroupResource("apiregistration.k8s.io", "apiservices");
        SharedRestOptions options =
                new SharedRestOptions(scheme.build(), storage, "/registry", Duration.ofHours(1), Clock.systemUTC());
        return new Store(
                options.restOptions(resource),
                resource,
                new ApiServiceStrategy(Clock.systemUTC()),
                TableConvertor.DEFAULT);
    }

    @AfterEach
    void close_the_store() {
        storage.close();
    }

    @Test
    void a_wanted_service_is_made_once_and_is_available() throws InterruptedException {
        try (Informer informer = informer();
                AutoRegistration registration = new AutoRegistration(informer, store)) {
            registration.addOnStart(APPS, 17800, 15);
            assertEquals(1, registration.missing().size());
            start(informer, registration);
            assertEquals("v1.apps", next());
            ApiService made = ApiService.of(get("v1.apps"));
            assertTrue(made.available() && made.isLocal());
            assertEquals(17800, made.groupPriorityMinimum());
            assertTrue(registration.missing().isEmpty());
        }
    }

    @Test
    void one_that_an_earlier_start_has_left_is_changed_or_removed() throws InterruptedException {
        try (Informer first = informer();
                AutoRegistration registration = new AutoRegistration(first, store)) {
            registration.addOnStart(APPS, 1, 1);
            registration.addOnStart(new GroupVersion("gone.example.com", "v1"), 1, 1);
            start(first, registration);
            next();
            next();
        }
        seen.clear();
        try (Informer second = informer();
                AutoRegistration registration = new AutoRegistration(second, store)) {
            registration.addOnStart(APPS, 17800, 15);
            start(second, registration);
            awaitGone(second, "v1.gone.example.com");
            awaitPriority("v1.apps", 17800);
        }
    }

    @Test
    void one_that_somebody_else_made_is_left_alone() throws InterruptedException {
        KubeObject theirs = KubeObject.ofKind(ApiServiceStrategy.KIND);
        theirs.setName("v1.theirs.example.com");
        theirs.objectAt("spec")
                .put("group", "theirs.example.com")
                .put("version", "v1")
                .put("groupPriorityMinimum", 5)
                .put("versionPriority", 5);
        store.create(SCOPE, "", theirs, WriteOptions.internal());
        try (Informer informer = informer();
                AutoRegistration registration = new AutoRegistration(informer, store)) {
            registration.addOnStart(APPS, 1, 1);
            start(informer, registration);
            while (!next().equals("v1.apps")) {
                assertTrue(informer.get("", "v1.theirs.example.com").isPresent());
            }
            assertEquals(5, ApiService.of(get("v1.theirs.example.com")).groupPriorityMinimum());
        }
    }

    @Test
    void one_that_is_wanted_for_as_long_as_it_lasts_comes_back_and_goes_with_the_wish() throws InterruptedException {
        GroupVersion boats = new GroupVersion("boats.example.com", "v1");
        try (Informer informer = informer();
                AutoRegistration registration = new AutoRegistration(informer, store)) {
            registration.addOnStart(APPS, 17800, 15);
            start(informer, registration);
            assertEquals("v1.apps", next());
            registration.addAlways(boats, 1000, 100);
            assertEquals("v1.boats.example.com", next());
            store.delete(SCOPE, "v1.boats.example.com", WriteOptions.internal());
            assertEquals("v1.boats.example.com", next());
            store.delete(SCOPE, "v1.apps", WriteOptions.internal());
            awaitGone(informer, "v1.apps");
            registration.remove(boats);
            awaitGone(informer, "v1.boats.example.com");
            registration.remove(APPS);
            assertEquals(Set.of("v1.apps"), registration.missing());
        }
    }

    private Informer informer() {
        Informer informer = new Informer("apiservices", store);
        informer.addHandler((before, after) -> after.ifPresent(object -> seen.add(object.name())));
        return informer;
    }

    private static void start(Informer informer, AutoRegistration registration) throws InterruptedException {
        informer.start();
        assertTrue(informer.awaitSync(Duration.ofSeconds(10)));
        registration.start();
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(seen.poll(10, TimeUnit.SECONDS)).orElse("nothing in ten seconds");
    }

    private void awaitGone(Informer informer, String name) throws InterruptedException {
        for (int tries = 0; informer.get("", name).isPresent() && tries < 1000; tries++) {
            seen.poll(10, TimeUnit.MILLISECONDS);
        }
        assertTrue(informer.get("", name).isEmpty());
    }

    private void awaitPriority(String name, long priority) throws InterruptedException {
        for (int tries = 0; ApiService.of(get(name)).groupPriorityMinimum() != priority && tries < 1000; tries++) {
            seen.poll(10, TimeUnit.MILLISECONDS);
        }
        assertEquals(priority, ApiService.of(get(name)).groupPriorityMinimum());
    }

    private KubeObject get(String name) {
        return store.get(SCOPE, name, JsonNodeFactory.instance.objectNode());
    }
}
