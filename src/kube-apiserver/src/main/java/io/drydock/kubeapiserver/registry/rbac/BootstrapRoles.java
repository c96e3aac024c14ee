package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the roles and bindings every cluster begins with into the store, and back to what they should at least grant
 * when somebody has changed them. Objects annotated with {@code rbac.authorization.kubernetes.io/autoupdate: "false"}
 * are left alone.
 *
 * <p>It is the work of the post-start hook {@code rbac/bootstrap-roles}, and may be done again at any time.
 *
 * @see "Go: pkg/registry/rbac/rest/storage_rbac.go: PolicyData.EnsureRBACPolicy"
 */
public final class BootstrapRoles {
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapRoles.class);
    private static final int ATTEMPTS = 3;

    private final Release release;
    private final ResourceDirectory directory;
    private final RbacPolicyIndex index;

    public BootstrapRoles(Release release, ResourceDirectory directory, RbacPolicyIndex index) {
        this.release = release;
        this.directory = directory;
        this.index = index;
    }

    /** @throws StatusException when the store refuses */
    public void reconcile() {
        BootstrapPolicy policy = BootstrapPolicy.of(release);
        for (RbacResource resource : RbacResource.values()) {
            Store target = directory.require(resource.resource());
            for (KubeObject expected : policy.objects(resource)) {
                reconcile(resource, target, expected);
                index.refresh(resource.resource().resource(), expected.namespace(), expected.name());
            }
        }
    }

    /** Another server may be about the same, so a conflict is no failure but a reason to look again. */
    private static void reconcile(RbacResource resource, Store target, KubeObject expected) {
        for (int attempt = 1; ; attempt++) {
            try {
                reconcileOnce(resource, target, expected);
                return;
            } catch (StatusException refused) {
                if (refused.status().code() != 409 || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    private static void reconcileOnce(RbacResource resource, Store target, KubeObject expected) {
        RequestScope scope = InternalScope.of(resource.resource().resource(), expected.namespace());
        Optional<KubeObject> existing = target.find(scope, expected.name());
        if (existing.isEmpty()) {
            target.create(scope, "", expected.deepCopy(), WriteOptions.internal());
            return;
        }
        KubeObject current = existing.get();
        if ("false".equals(current.annotations().get(BootstrapPolicy.AUTOUPDATE))) {
            return;
        }
        if (resource.isBinding() && !current.at("roleRef").equals(expected.at("roleRef"))) {
            LOG.info("{} {} binds another role than it should and is made anew", resource, expected.name());
            target.delete(scope, expected.name(), WriteOptions.internal());
            target.create(scope, "", expected.deepCopy(), WriteOptions.internal());
            return;
        }
        KubeObject wanted = PolicyReconciliation.reconcile(resource, current, expected);
        if (!wanted.tree().equals(current.tree())) {
            LOG.info("{} {} lacks something and is completed", resource, expected.name());
            target.update(scope, expected.name(), old -> wanted.deepCopy(), WriteOptions.internal());
        }
    }
}
