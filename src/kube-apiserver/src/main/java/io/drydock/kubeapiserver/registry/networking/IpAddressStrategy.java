package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.List;

/**
 * An address is the name of the object that says who has it.
 *
 * @see "Go 1.36: pkg/registry/networking/ipaddress/strategy.go"
 */
final class IpAddressStrategy extends ValidatedStrategy {
    IpAddressStrategy(ResourceContext context) {
        super(context, new IpAddressValidation());
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return StrictAddresses.canonicalIp(name);
    }
}
