package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.cacher.Cachers;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps resources under the keys that Kubernetes has for them: the resource's name, for a few old
 * resources another one, and the group before it where the group is served by a server of its own.
 *
 * @see "Go: pkg/kubeapiserver/default_storage_factory_builder.go: SpecialDefaultResourcePrefixes"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/etcd.go: SimpleRestOptionsFactory"
 */
public final class SharedRestOptions implements RestOptionsGetter {
    private static final Set<String> GROUPS_IN_KEYS = Set.of("apiregistration.k8s.io", "apiextensions.k8s.io");
    private static final Map<String, String> SPECIAL_PREFIXES = Map.of(
            "replicationcontrollers", "controllers",
            "endpoints", "services/endpoints",
            "nodes", "minions",
            "services", "services/specs",
            "ingresses.extensions", "ingress",
            "ingresses.networking.k8s.io", "ingress",
            "podsecuritypolicies.policy", "podsecuritypolicy");

    private final Scheme scheme;
    private final Function<GroupResource, Storage> storage;
    private final String keyPrefix;
    private final Duration eventTimeToLive;
    private final Cachers cachers;
    private final Clock clock;

    /**
     * Everything is read straight from the store.
     *
     * @param keyPrefix such as {@code /registry}
     */
    public SharedRestOptions(Scheme scheme, Storage storage, String keyPrefix, Duration eventTimeToLive, Clock clock) {
        this(scheme, resource -> storage, keyPrefix, eventTimeToLive, Cachers.none(), clock);
    }

    /**
     * @param storage the store of each resource
     * @param keyPrefix such as {@code /registry}
     */
    public SharedRestOptions(
            Scheme scheme,
            Function<GroupResource, Storage> storage,
            String keyPrefix,
            Duration eventTimeToLive,
            Cachers cachers,
            Clock clock) {
        this.scheme = scheme;
        this.storage = storage;
        this.keyPrefix = keyPrefix;
        this.eventTimeToLive = eventTimeToLive;
        this.cachers = cachers;
        this.clock = clock;
    }

    @Override
    public RestOptions restOptions(GroupResource resource) {
        return new RestOptions(
                scheme, storage.apply(resource), keyPrefix, prefix(resource), eventTimeToLive, cachers, clock);
    }

    private String prefix(GroupResource resource) {
        boolean isCustom = scheme.catalog().groupVersions().stream()
                .noneMatch(known -> known.groupVersion().group().equals(resource.group()));
        String plain = isCustom || GROUPS_IN_KEYS.contains(resource.group())
                ? resource.group() + "/" + resource.resource()
                : resource.resource();
        return SPECIAL_PREFIXES.getOrDefault(resource.toString(), plain).toLowerCase(Locale.ROOT);
    }
}
