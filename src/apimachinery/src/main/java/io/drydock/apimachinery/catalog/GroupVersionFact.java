package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersion;

/**
 * A group version that a release knows.
 *
 * @param enabledByDefault whether a server without {@code --runtime-config} serves it
 * @param groupPriorityMinimum where discovery lists the group: higher comes first, then by name
 * @param versionPriority where the group lists the version: higher comes first; the first is the preferred one
 * @see "Go: cmd/kube-apiserver/app/aggregator.go: apiVersionPriorities"
 * @see "Go: pkg/controlplane/instance.go: DefaultAPIResourceConfigSource"
 */
public record GroupVersionFact(
        GroupVersion groupVersion, boolean enabledByDefault, int groupPriorityMinimum, int versionPriority) {}
