package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets no service take over an address from outside that it does not have already.
 *
 * @see "Go: plugin/pkg/admission/network/denyserviceexternalips/admission.go: externalIPsDenierPlugin, from 1.21"
 */
final class DenyServiceExternalIps implements ValidatingAdmission {
    static final String NAME = "DenyServiceExternalIPs";
    private static final GroupResource SERVICES = new GroupResource("", "services");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!Targets.is(attributes, SERVICES)) {
            return;
        }
        Set<String> added = addresses(attributes.object().orElseThrow());
        attributes.oldObject().ifPresent(old -> added.removeAll(addresses(old)));
        if (!added.isEmpty()) {
            throw AdmissionErrors.forbidden(attributes, "Use of external IPs is denied by admission control");
        }
    }

    private static Set<String> addresses(KubeObject service) {
        Set<String> addresses = new HashSet<>();
        service.at("spec", "externalIPs").forEach(address -> addresses.add(address.asString("")));
        return addresses;
    }
}
