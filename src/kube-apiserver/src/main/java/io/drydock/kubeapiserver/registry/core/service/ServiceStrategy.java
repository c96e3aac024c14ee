package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.FieldError;
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
    private final ServiceFamilies families;
    private final ServiceValidation validation;

    ServiceStrategy(ResourceContext context, ServiceNetwork network, ServiceAllocation allocation) {
        super(context);
        this.allocation = allocation;
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
        ClusterIpFields.alignChanged(service, old);
        ClusterIpFields.keepAllocated(service, old);
        families.dropUnknown(service);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject service) {
        FieldErrors errors = new FieldErrors();
        families.settle(service, Optional.empty(), errors);
        if (!errors.isEmpty()) {
            return errors.list();
        }
        validation.validate(service, errors);
        if (errors.isEmpty()) {
            allocate(scope, service, Optional.empty(), errors);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject service, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        families.settle(service, Optional.of(old), errors);
        if (!errors.isEmpty()) {
            return errors.list();
        }
        validation.validateUpdate(service, old, errors);
        if (errors.isEmpty()) {
            allocate(scope, service, Optional.of(old), errors);
        }
        return errors.list();
    }

    private void allocate(RequestScope scope, KubeObject service, Optional<KubeObject> old, FieldErrors errors) {
        allocation.allocate(context().directory().require(SERVICES), scope, service, old, errors);
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
        return NameRules.nameIsDns1035Label(name, isPrefix);
    }

    @Override
    public Map<String, String> selectableFields(KubeObject service) {
        return release().atLeast(Release.V1_36)
                ? Map.of(
                        "spec.clusterIP", ServiceShape.clusterIp(service),
                        "spec.type", ServiceShape.type(service))
                : Map.of();
    }
}
