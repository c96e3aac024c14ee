package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds volumes and claims until nobody uses them any more.
 *
 * @see "Go: plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go"
 */
final class StorageObjectInUseProtection implements MutatingAdmission {
    static final String NAME = "StorageObjectInUseProtection";
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");
    private static final GroupResource VOLUMES = new GroupResource("", "persistentvolumes");
    private static final GroupResource ATTRIBUTES = new GroupResource("storage.k8s.io", "volumeattributesclasses");

    private final Map<GroupResource, String> finalizers;

    StorageObjectInUseProtection(Release release) {
        String claim = "kubernetes.io/pvc-protection";
        String volume = "kubernetes.io/pv-protection";
        this.finalizers = release.atLeast(Release.V1_36)
                ? Map.of(CLAIMS, claim, VOLUMES, volume, ATTRIBUTES, "kubernetes.io/vac-protection")
                : Map.of(CLAIMS, claim, VOLUMES, volume);
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
        String finalizer = finalizers.get(attributes.resource().groupResource());
        if (finalizer == null || !attributes.subresource().isEmpty()) {
            return;
        }
        KubeObject object = attributes.object().orElseThrow();
        List<String> present = object.finalizers();
        if (!present.contains(finalizer)) {
            List<String> more = new ArrayList<>(present);
            more.add(finalizer);
            object.setFinalizers(more);
        }
    }
}
