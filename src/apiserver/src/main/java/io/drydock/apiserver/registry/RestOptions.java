package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.cacher.Cachers;
import java.time.Clock;
import java.time.Duration;

/**
 * Where and how a resource's objects are kept.
 *
 * @param scheme that knows what the objects look like when they are stored
 * @param storage shared with other resources
 * @param keyPrefix of all keys, such as {@code /registry}
 * @param resourcePrefix of this resource's keys, after the key prefix, such as {@code pods} or {@code services/specs}
 * @param eventTimeToLive how long events are kept
 * @param cachers what stands between readers and the store
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/options.go: RESTOptions"
 */
public record RestOptions(
        Scheme scheme,
        Storage storage,
        String keyPrefix,
        String resourcePrefix,
        Duration eventTimeToLive,
        Cachers cachers,
        Clock clock) {}
