package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/**
 * Shows an object in the version in which another manager's paths are meant.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/versionconverter.go"
 */
@FunctionalInterface
public interface VersionConverter {

    /** For kinds that are served in one version. */
    VersionConverter NONE = (object, apiVersion) -> Optional.empty();

    /** A converted copy; empty when there is no such version, whose paths are then forgotten. */
    Optional<KubeObject> convert(KubeObject object, String apiVersion);
}
