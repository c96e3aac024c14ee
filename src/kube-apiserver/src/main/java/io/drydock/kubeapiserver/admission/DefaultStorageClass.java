package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.Set;

/**
 * Gives claims that name no storage class the one that is marked as default.
 *
 * @see "Go: plugin/pkg/admission/storage/storageclass/setdefault/admission.go"
 */
final class DefaultStorageClass implements MutatingAdmission {
    static final String NAME = "DefaultStorageClass";
    static final String OLD_CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
    static final GroupResource CLASSES = new GroupResource("storage.k8s.io", "storageclasses");
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");

    private final Lookup lookup;
    private final DefaultClass defaultClass;

    DefaultStorageClass(Lookup lookup, Release release) {
        this.lookup = lookup;
        this.defaultClass = new DefaultClass(
                Set.of(
                        "storageclass.kubernetes.io/is-default-class",
                        "storageclass.beta.kubernetes.io/is-default-class"),
                " default StorageClasses were found",
                release);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!attributes.resource().groupResource().equals(CLAIMS)
                || !attributes.subresource().isEmpty()) {
            return;
        }
        KubeObject claim = attributes.object().orElseThrow();
        boolean named = claim.annotations().containsKey(OLD_CLASS_ANNOTATION)
                || claim.at("spec", "storageClassName").isString();
        if (!named) {
            defaultClass
                    .among(lookup.list(CLASSES, ""), attributes)
                    .ifPresent(name -> claim.objectAt("spec").put("storageClassName", name));
        }
    }
}
