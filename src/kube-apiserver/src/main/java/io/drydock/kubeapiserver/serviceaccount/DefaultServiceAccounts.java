package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Optional;

/**
 * Gives every namespace its service account {@code default}, without which no pod can be made there. A cluster's
 * controller manager does the same; this is for a server that runs alone.
 *
 * @see "Go: pkg/controller/serviceaccount/serviceaccounts_controller.go: ServiceAccountsController"
 */
public final class DefaultServiceAccounts implements AutoCloseable {
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "ServiceAccount");
    private static final String DEFAULT = "default";

    private final Store accounts;
    private final Informer namespaces;
    private final Informer known;
    private final Reconciler reconciler;

    private DefaultServiceAccounts(ResourceDirectory directory) {
        this.accounts = directory.require(new GroupResource("", "serviceaccounts"));
        this.namespaces = new Informer("namespaces", directory.require(new GroupResource("", "namespaces")));
        this.known = new Informer("serviceaccounts", accounts);
        this.reconciler = new Reconciler("service accounts", this::ensure);
        namespaces.addHandler((before, after) -> after.ifPresent(namespace -> reconciler.add(namespace.name())));
        known.addHandler((before, after) -> {
            if (after.isEmpty()) {
                before.ifPresent(gone -> reconciler.add(gone.namespace()));
            }
        });
    }

    /** @param directory of the resources, all of which are built */
    public static DefaultServiceAccounts start(ResourceDirectory directory) {
        DefaultServiceAccounts controller = new DefaultServiceAccounts(directory);
        controller.reconciler.start();
        controller.known.start();
        controller.namespaces.start();
        return controller;
    }

    @Override
    public void close() {
        namespaces.close();
        known.close();
        reconciler.close();
    }

    private void ensure(String namespace) {
        Optional<KubeObject> found = namespaces.get("", namespace);
        boolean active =
                found.filter(object -> object.deletionTimestamp().isEmpty()).isPresent();
        if (!active || accounts.find(scope(namespace), DEFAULT).isPresent()) {
            return;
        }
        KubeObject account = KubeObject.ofKind(KIND);
        account.setName(DEFAULT);
        account.setNamespace(namespace);
        try {
            accounts.create(scope(namespace), "", account, WriteOptions.internal());
        } catch (StatusException refused) {
            if (refused.status().code() != 409) {
                throw refused;
            }
        }
    }

    private static RequestScope scope(String namespace) {
        return InternalScope.of("serviceaccounts", namespace);
    }
}
