package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Lets nobody run commands in containers that could do more to their machine than they should.
 *
 * @see "Go: plugin/pkg/admission/exec/admission.go: DenyExec, until 1.20"
 */
public final class ExecRestriction implements ValidatingAdmission {
    public static final String NAME = "DenyEscalatingExec";
    /** The same, for privileged containers only. */
    public static final String ON_PRIVILEGED = "DenyExecOnPrivileged";

    private final String name;
    private final Lookup lookup;

    /** @param name one of the two */
    public ExecRestriction(String name, Lookup lookup) {
        this.name = name;
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CONNECT;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        boolean runs = attributes.subresource().equals("exec")
                || attributes.subresource().equals("attach");
        if (!runs || !attributes.resource().groupResource().equals(Targets.PODS)) {
            return;
        }
        KubeObject pod = lookup.get(Targets.PODS, attributes.namespace(), attributes.name())
                .orElseThrow(
                        () -> AdmissionErrors.forbidden(attributes, "pods \"" + attributes.name() + "\" not found"));
        if (name.equals(NAME) && pod.at("spec", "hostPID").asBoolean(false)) {
            throw forbidden(attributes, "container using host pid");
        }
        if (name.equals(NAME) && pod.at("spec", "hostIPC").asBoolean(false)) {
            throw forbidden(attributes, "container using host ipc");
        }
        boolean privileged = Stream.of("initContainers", "containers")
                .flatMap(field -> pod.at("spec", field).valueStream())
                .anyMatch(ExecRestriction::isPrivileged);
        if (privileged) {
            throw forbidden(attributes, "privileged container");
        }
    }

    private static boolean isPrivileged(JsonNode container) {
        return container.path("securityContext").path("privileged").asBoolean(false);
    }

    private static StatusException forbidden(AdmissionAttributes attributes, String what) {
        return AdmissionErrors.forbidden(attributes, "cannot exec into or attach to a " + what);
    }
}
