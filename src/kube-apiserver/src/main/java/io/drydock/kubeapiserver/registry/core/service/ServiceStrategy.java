package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service is made whole before it is stored: addresses and ports that it leaves open are allocated once nothing else
 * is wrong with it.
 *
 * @see "Go: pkg/registry/core/service/strategy.go"
 * @see "Go: pkg/registry/core/service/storage/storage.go: REST.beginCreate, REST.beginUpdate"
 */
final class ServiceStrategy extends GenericStrategy {
    private static final GroupResource SERVICES = new GroupResource("", "services");

    private final ServiceAllocation allocation;
    private final AddressClaims claims;
    private final ServiceFamilies families;
    private final ServiceValidation validation;

    ServiceStrategy(ResourceContext context, ServiceNetwork network, ServiceAllocation allocation) {
        super(context);
        this.allocation = allocation;
        this.claims = new AddressClaims(context.release(), context.directory());
        this.families = new ServiceFamilies(context.release(), network);
        this.validation = new ServiceValidation(context.release());
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject service) {
        super.prepareForCreate(scope, service);
        service.objectAt("status").putObject("loadBalancer");
        ClusterIpFields.alignNew(service);
        families.dropUnknown(service);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        super.prepareForUpdate(scope, service, old);
        if (newer()) {
            ClusterIpFields.keepAllocated(service, old);
        }
        ClusterIpFields.alignChanged(service, old);
        ClusterIpFields.releaseUnneeded(service, old);
        families.dropUnknown(service);
        if (newer() && !ServiceShape.type(service).equals("LoadBalancer")) {
            service.objectAt("status").putObject("loadBalancer");
        }
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject service) {
        FieldErrors errors = new FieldErrors();
        families.settle(service, Optional.empty(), errors);
        if (!errors.isEmpty()) {
            return errors.list();
        }
        complete(scope, service, Optional.empty(), () -> validation.validateNew(service, errors), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        families.settle(service, Optional.of(old), errors);
        if (!errors.isEmpty()) {
            return errors.list();
        }
        Runnable check = () -> {
            // The metadata is looked at once more here, so that it is said twice what is wrong with it.
            requireVersion(errors);
            validation.validateUpdate(service, old, errors);
        };
        complete(scope, service, Optional.of(old), check, errors);
        return errors.list();
    }

    /** Newer releases check what was allocated too; older ones allocate for what is right already. */
    private void complete(
            RequestScope scope, KubeObject service, Optional<KubeObject> old, Runnable check, FieldErrors errors) {
        if (!newer()) {
            check.run();
        }
        if (errors.isEmpty()) {
            allocate(scope, service, old, errors);
        }
        if (newer() && errors.isEmpty()) {
            check.run();
        }
    }

    private boolean newer() {
        return release().atLeast(Release.V1_36);
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return newer();
    }

    /** Older releases compare services before they look up which version a change without one is for. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject service, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        requireVersion(errors);
        errors.addAll(super.validateMetadataUpdate(service, old));
        return errors.list();
    }

    private void requireVersion(FieldErrors errors) {
        if (!newer() && allocation.isUnconditional()) {
            errors.invalid(FieldPath.of("metadata", "resourceVersion"), "", "must be specified for an update");
        }
    }

    private void allocate(RequestScope scope, KubeObject service, Optional<KubeObject> old, FieldErrors errors) {
        allocation.allocate(context().directory().require(SERVICES), claims, scope, service, old, errors);
    }

    @Override
    public boolean returnsDeletedObject() {
        return newer();
    }

    @Override
    public void afterDelete(KubeObject service) {
        claims.release(service, ServiceShape.addresses(service));
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject service) {
        return ServiceWarnings.of(service);
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        return warningsOnCreate(scope, service);
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return newer() ? NameRules.nameIsDnsLabel(name, isPrefix) : NameRules.nameIsDns1035Label(name, isPrefix);
    }

    @Override
    public Map<String, String> selectableFields(KubeObject service) {
        return newer()
                ? Map.of(
                        "spec.clusterIP", ServiceShape.clusterIp(service),
                        "spec.type", ServiceShape.type(service))
                : Map.of();
    }
}
