package io.drydock.apiserver.admission;

/**
 * A check or change that every write passes before it is stored. A plug-in implements {@link MutatingAdmission},
 * {@link ValidatingAdmission} or both, and refuses by throwing a {@code StatusException}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/interfaces.go: Interface"
 */
public sealed interface AdmissionPlugin permits MutatingAdmission, ValidatingAdmission {

    /** The name that {@code --enable-admission-plugins} knows it by. */
    String name();

    /** Creates and updates, unless the plug-in has to do with other operations. */
    default boolean handles(AdmissionAttributes.Operation operation) {
        return operation == AdmissionAttributes.Operation.CREATE || operation == AdmissionAttributes.Operation.UPDATE;
    }
}
