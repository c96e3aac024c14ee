package io.drydock.kubeapiserver.registry;

import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.SubresourceFact;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.registry.RestOptionsGetter;
import io.drydock.apiserver.registry.StatusStore;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Builds what stands behind every resource that the release keeps: one store for each, shared by all versions in which
 * it is served. Resources of which nothing is kept, such as reviews, come from elsewhere.
 *
 * @see "Go: pkg/controlplane/instance.go: InstallLegacyAPI, InstallAPIs"
 */
public final class BuiltInStorage {
    /** Served by servers of their own. */
    private static final Set<String> OTHER_SERVERS = Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

    /**
     * Where a release keeps a version that holds only a part of what its other versions say, and the rest in
     * annotations, objects are kept in the fullest one: that is what is validated.
     */
    private static final Map<GroupResource, GroupVersion> FULLEST = Map.of(
            new GroupResource("autoscaling", "horizontalpodautoscalers"), new GroupVersion("autoscaling", "v2beta2"));

    private final Scheme scheme;
    private final RestOptionsGetter options;
    private final Capabilities capabilities;
    private final Map<GroupResource, ResourceDefinition> definitions;
    private final ResourceDirectory directory = new ResourceDirectory();
    private final Map<GroupResource, Map<String, RestStorage>> built = new HashMap<>();

    /**
     * @param capabilities that pods are allowed
     * @param definitions of the resources that are more than generic, by the group they are stored in
     */
    public BuiltInStorage(
            Scheme scheme,
            RestOptionsGetter options,
            Capabilities capabilities,
            Map<GroupResource, ResourceDefinition> definitions) {
        this.scheme = scheme;
        this.options = options;
        this.capabilities = capabilities;
        this.definitions = Map.copyOf(definitions);
    }

    /** The stores of all resources that were built. */
    public ResourceDirectory directory() {
        return directory;
    }

    /**
     * What serves each resource and subresource of the enabled versions.
     *
     * @param enabled which group versions are served
     * @return by group version and by path below it, such as {@code pods/status}
     */
    public Map<GroupVersion, Map<String, RestStorage>> build(Predicate<GroupVersion> enabled) {
        Map<GroupVersion, Map<String, RestStorage>> all = new TreeMap<>();
        for (ResourceFact fact : scheme.catalog().resources()) {
            GroupVersion served = fact.resource().groupVersion();
            if (!enabled.test(served) || OTHER_SERVERS.contains(served.group())) {
                continue;
            }
            storage(fact)
                    .ifPresent(storage -> all.computeIfAbsent(served, first -> new TreeMap<>())
                            .putAll(storage));
        }
        return all;
    }

    private Optional<Map<String, RestStorage>> storage(ResourceFact fact) {
        String name = fact.resource().resource();
        Optional<GroupVersion> version = fact.storageVersion();
        if (version.isEmpty()) {
            return Optional.empty();
        }
        GroupVersion stored = fullest(name, version.get());
        GroupResource resource = new GroupResource(stored.group(), name);
        Map<String, RestStorage> known = built.get(resource);
        if (known == null) {
            ResourceFact storedFact = scheme.catalog()
                    .resource(new GroupVersionResource(stored.group(), stored.version(), name))
                    .orElse(fact);
            known = create(resource, new ResourceContext(storedFact, scheme, directory, capabilities));
            built.put(resource, known);
        }
        return Optional.of(servedParts(fact, known));
    }

    private GroupVersion fullest(String resource, GroupVersion stored) {
        return Optional.ofNullable(FULLEST.get(new GroupResource(stored.group(), resource)))
                .filter(version -> scheme.catalog()
                        .resource(new GroupVersionResource(version.group(), version.version(), resource))
                        .isPresent())
                .orElse(stored);
    }

    /** A version need not serve all subresources that another one does. */
    private static Map<String, RestStorage> servedParts(ResourceFact fact, Map<String, RestStorage> storage) {
        String name = fact.resource().resource();
        Map<String, RestStorage> parts = new LinkedHashMap<>();
        storage.forEach((path, part) -> {
            boolean served = path.equals(name)
                    || fact.subresource(path.substring(name.length() + 1)).isPresent();
            if (served) {
                parts.put(path, part);
            }
        });
        return parts;
    }

    private Map<String, RestStorage> create(GroupResource resource, ResourceContext context) {
        ResourceDefinition definition = definitions.getOrDefault(resource, ResourceDefinition.GENERIC);
        Store store = new Store(
                options.restOptions(resource), resource, definition.strategy().apply(context), definition.table());
        directory.add(resource, store);
        Map<String, RestStorage> storage = new LinkedHashMap<>();
        String name = resource.resource();
        storage.put(name, definition.main().apply(store, context));
        for (SubresourceFact subresource : context.fact().subresources()) {
            subresource(definition, subresource, store, context)
                    .ifPresent(found -> storage.put(name + "/" + subresource.name(), found));
        }
        return storage;
    }

    private static Optional<RestStorage> subresource(
            ResourceDefinition definition, SubresourceFact fact, Store store, ResourceContext context) {
        var factory = definition.subresources().get(fact.name());
        if (factory != null) {
            return Optional.of(factory.apply(store, context));
        }
        return fact.name().equals("status")
                ? Optional.of(
                        new StatusStore(store, new StatusStrategy(store.strategy())).withTables(context.release()))
                : Optional.empty();
    }
}
