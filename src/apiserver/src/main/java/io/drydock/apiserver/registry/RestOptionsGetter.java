package io.drydock.apiserver.registry;

import io.drydock.apimachinery.schema.GroupResource;

/**
 * Says where and how a resource's objects are kept.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/options.go: RESTOptionsGetter"
 */
@FunctionalInterface
public interface RestOptionsGetter {
    RestOptions restOptions(GroupResource resource);
}
