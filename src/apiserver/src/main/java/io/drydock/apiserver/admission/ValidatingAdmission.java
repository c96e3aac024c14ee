package io.drydock.apiserver.admission;

/** An admission plug-in that only says yes or no. It sees the object as every mutating plug-in has left it. */
public non-sealed interface ValidatingAdmission extends AdmissionPlugin {
    void validate(AdmissionAttributes attributes);
}
