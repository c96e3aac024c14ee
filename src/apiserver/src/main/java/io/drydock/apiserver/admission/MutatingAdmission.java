package io.drydock.apiserver.admission;

/** An admission plug-in that may change the object. */
public non-sealed interface MutatingAdmission extends AdmissionPlugin {
    void admit(AdmissionAttributes attributes);
}
