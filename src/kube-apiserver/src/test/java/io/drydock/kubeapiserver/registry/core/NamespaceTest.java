package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceContents;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceController;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamespaceTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private KubeObject create(String name) {
        return server.create("namespaces", "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + name + "'}}");
    }

    @Test
    void a_namespace_begins_active_and_held_by_its_finalizer() {
        KubeObject created = create("ns");
        assertEquals("{\"finalizers\":[\"kubernetes\"]}", created.at("spec").toString());
        assertEquals("{\"phase\":\"Active\"}", created.at("status").toString());
    }

    @Test
    void deletion_waits_until_the_finalizer_is_taken_away() {
        create("ns");
        assertFalse(server.delete("namespaces", "ns").gone());
        KubeObject leaving = server.get("namespaces", "ns");
        assertEquals("Terminating", leaving.at("status", "phase").asString());
        assertTrue(leaving.deletionGracePeriodSeconds().isEmpty());
        assertFalse(server.delete("namespaces", "ns").gone());
        server.update(
                "namespaces/finalize",
                "ns",
                changed -> changed.withObjectProperty("spec").remove("finalizers"));
        assertEquals(
                404, CoreServer.refusal(() -> server.get("namespaces", "ns")).code());
    }

    @Test
    void its_finalizers_change_in_no_other_way() {
        create("ns");
        server.update(
                "namespaces",
                "ns",
                changed -> changed.withObjectProperty("spec").remove("finalizers"));
        assertEquals(
                "[\"kubernetes\"]",
                server.get("namespaces", "ns").at("spec", "finalizers").toString());
    }

    @Test
    void the_newer_release_labels_it_with_its_name() {
        KubeObject created = new CoreServer(Release.V1_36)
                .create("namespaces", "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'ns'}}");
        assertEquals("ns", created.labels().get("kubernetes.io/metadata.name"));
    }

    @Test
    void the_controller_empties_a_namespace_and_lets_it_go() throws Exception {
        create(CoreServer.NAMESPACE);
        server.create("configmaps", "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'a'}}");
        server.create(
                "pods",
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':"
                        + "'i'}]}}");
        try (NamespaceController controller = new NamespaceController(
                        server.directory().require(new GroupResource("", "namespaces")),
                        NamespaceContents.ofBuiltIns(server.directory()),
                        () -> true,
                        Duration.ZERO,
                        Clock.systemUTC());
                ObjectWatch watch = server.store("namespaces").watch(InternalScope.of("namespaces"), ListOptions.ALL)) {
            controller.start();
            server.delete("namespaces", CoreServer.NAMESPACE);
            Optional<ObjectEvent> event;
            do {
                event = watch.next(Duration.ofSeconds(20));
            } while (event.isPresent() && event.get().type() != ObjectEvent.Type.DELETED);
            assertTrue(event.isPresent(), "the namespace is still there");
        }
        assertEquals(
                404, CoreServer.refusal(() -> server.get("configmaps", "a")).code());
        assertEquals(404, CoreServer.refusal(() -> server.get("pods", "p")).code());
    }
}
