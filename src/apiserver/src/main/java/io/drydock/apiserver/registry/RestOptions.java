package io.drydock.apiserver.registry;

import io.drydock.apiserver.storage.Storage;
import java.time.Clock;
import java.time.Duration;

/**
 * Where and how a resource's objects are kept.
 *
 * @param storage shared by all resources
 * @param keyPrefix of all keys, such as {@code /registry}
 * @param resourcePrefix of this resource's keys, after the key prefix, such as {@code pods} or {@code services/specs}
 * @param eventTimeToLive how long events are kept
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/options.go: RESTOptions"
 */
public record RestOptions(
        Storage storage, String keyPrefix, String resourcePrefix, Duration eventTimeToLive, Clock clock) {}
