package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;

/**
 * Lets a claim grow only where its storage class says that its volumes can.
 *
 * @see "Go: plugin/pkg/admission/storage/persistentvolume/resize/admission.go"
 */
final class PersistentVolumeClaimResize implements ValidatingAdmission {
    static final String NAME = "PersistentVolumeClaimResize";
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");

    private final Lookup lookup;

    PersistentVolumeClaimResize(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.UPDATE;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!attributes.resource().groupResource().equals(CLAIMS)
                || !attributes.subresource().isEmpty()) {
            return;
        }
        KubeObject claim = attributes.object().orElseThrow();
        KubeObject old = attributes.oldObject().orElseThrow();
        if (size(claim).compareTo(size(old)) <= 0) {
            return;
        }
        if (!old.at("status", "phase").asString("").equals("Bound")) {
            throw AdmissionErrors.forbidden(attributes, "Only bound persistent volume claims can be expanded");
        }
        if (!canGrow(claim, old)) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must"
                            + " support resize");
        }
    }

    private boolean canGrow(KubeObject claim, KubeObject old) {
        String name = classOf(claim);
        return !name.isEmpty()
                && name.equals(classOf(old))
                && lookup.get(DefaultStorageClass.CLASSES, "", name)
                        .map(storageClass ->
                                storageClass.at("allowVolumeExpansion").asBoolean(false))
                        .orElse(false);
    }

    private static String classOf(KubeObject claim) {
        String annotated = claim.annotations().getOrDefault(DefaultStorageClass.OLD_CLASS_ANNOTATION, "");
        return annotated.isEmpty() ? claim.at("spec", "storageClassName").asString("") : annotated;
    }

    private static Quantity size(KubeObject claim) {
        String size = claim.at("spec", "resources", "requests", "storage").asString("");
        return size.isEmpty() ? Quantity.ZERO : Quantity.parse(size);
    }
}
