package io.drydock.kubeapiserver.registry.core.rest;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.controller.Repetition;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Duration;
import java.util.List;

/**
 * Makes the namespaces that every cluster has, and looks after them again every minute.
 *
 * @see "Go: pkg/controlplane/controller.go: Controller.RunKubernetesNamespaces"
 */
public final class SystemNamespaces implements AutoCloseable {
    private static final List<String> NAMES = List.of("kube-system", "kube-public", "kube-node-lease", "default");
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final OwnObjects objects;
    private final Repetition repetition = new Repetition("system-namespaces", AGAIN, this::reconcile);

    public SystemNamespaces(Scheme scheme, ResourceDirectory directory) {
        this.objects = new OwnObjects(scheme, directory);
    }

    /** Makes them, and goes on to look after them. */
    public void start() {
        repetition.start();
    }

    @Override
    public void close() {
        repetition.close();
    }

    private void reconcile() {
        NAMES.forEach(name -> objects.createIfAbsent("namespaces", "", OwnObjects.object("Namespace", name, "")));
    }
}
