package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/**
 * Looks up what tokens are bound to. Every request with a token asks for its service account.
 *
 * @see "Go: pkg/serviceaccount/jwt.go: ServiceAccountTokenGetter"
 */
public interface ServiceAccountTokenGetter {
    Optional<KubeObject> serviceAccount(String namespace, String name);

    Optional<KubeObject> pod(String namespace, String name);

    Optional<KubeObject> secret(String namespace, String name);

    Optional<KubeObject> node(String name);
}
