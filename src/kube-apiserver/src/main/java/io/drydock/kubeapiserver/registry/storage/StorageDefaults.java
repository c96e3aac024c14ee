package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What storage classes and CSI drivers say when their authors do not.
 *
 * @see "Go: pkg/apis/storage/v1/defaults.go"
 */
public final class StorageDefaults {
    private StorageDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        for (String version : List.of("v1", "v1beta1")) {
            scheme.defaults(
                    new GroupVersionKind("storage.k8s.io", version, "StorageClass"), StorageDefaults::storageClass);
            scheme.defaults(
                    new GroupVersionKind("storage.k8s.io", version, "CSIDriver"),
                    object -> csiDriver(object.objectAt("spec"), release));
        }
    }

    private static void storageClass(KubeObject object) {
        Defaults.absentText(object.tree(), "reclaimPolicy", "Delete");
        Defaults.absentText(object.tree(), "volumeBindingMode", "Immediate");
    }

    private static void csiDriver(ObjectNode spec, Release release) {
        Defaults.flag(spec, "attachRequired", true);
        Defaults.flag(spec, "podInfoOnMount", false);
        Defaults.absentText(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
        if (release == Release.V1_20) {
            if (spec.path("volumeLifecycleModes").isEmpty()) {
                spec.putArray("volumeLifecycleModes").add("Persistent");
            }
            return;
        }
        Defaults.flag(spec, "storageCapacity", false);
        if (spec.path("volumeLifecycleModes").isEmpty()) {
            spec.putArray("volumeLifecycleModes").add("Persistent");
        }
        Defaults.flag(spec, "requiresRepublish", false);
        Defaults.flag(spec, "seLinuxMount", false);
    }
}
