package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.matching.EquivalentResources;
import io.drydock.apiserver.endpoints.ResourceRoutes.SubresourceRoutes;
import io.drydock.apiserver.endpoints.discovery.ApiResource;
import io.drydock.apiserver.endpoints.handlers.ConnectHandler;
import io.drydock.apiserver.endpoints.handlers.CreateHandler;
import io.drydock.apiserver.endpoints.handlers.DeleteCollectionHandler;
import io.drydock.apiserver.endpoints.handlers.DeleteHandler;
import io.drydock.apiserver.endpoints.handlers.EndpointScope;
import io.drydock.apiserver.endpoints.handlers.EndpointSettings;
import io.drydock.apiserver.endpoints.handlers.GetHandler;
import io.drydock.apiserver.endpoints.handlers.ListHandler;
import io.drydock.apiserver.endpoints.handlers.PatchHandler;
import io.drydock.apiserver.endpoints.handlers.UpdateHandler;
import io.drydock.apiserver.endpoints.handlers.WatchHandler;
import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.Getter;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.Watcher;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out which verbs a storage serves, and makes the routes and the discovery entry that follow from that.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go: APIInstaller.registerResourceHandlers"
 */
record ResourceInstaller(
        EndpointSettings settings,
        FieldManagers fieldManagers,
        EquivalentResources equivalents,
        Deprecations deprecations,
        ApiGroupInfo.Version version) {
    /** Subresources under which a path of another server follows. */
    private static final Set<String> WITH_PATH = Set.of("proxy");

    ApiResource discoveryOf(String path, ServedResource resource) {
        return new ApiResource(
                path, resource.kind(), isNamespaced(path, resource), verbs(resource.storage()), resource.facts());
    }

    /** Of a resource and all its subresources. */
    ResourceRoutes routes(String name, ServedResource resource) {
        Map<String, SubresourceRoutes> subresources = new HashMap<>();
        version.resources().forEach((path, served) -> {
            if (path.startsWith(name + "/")) {
                String subresource = path.substring(name.length() + 1);
                subresources.put(
                        subresource,
                        new SubresourceRoutes(
                                subresourceRoutes(endpoint(path, served), served), WITH_PATH.contains(subresource)));
            }
        });
        return new ResourceRoutes(
                resource.storage().namespaced(), ownRoutes(endpoint(name, resource), resource), subresources);
    }

    private Map<PathShape, MethodRoutes> ownRoutes(EndpointScope endpoint, ServedResource resource) {
        Map<PathShape, Map<String, Route>> routes = new EnumMap<>(PathShape.class);
        Map<String, Route> collection = new HashMap<>();
        RestStorage storage = resource.storage();
        if (storage instanceof Lister lister) {
            Route list = Route.ofWatchable(new ListHandler(endpoint, lister));
            collection.put("GET", list);
            if (endpoint.namespaced()) {
                routes.put(PathShape.ALL_NAMESPACES, Map.of("GET", list));
            }
        }
        if (storage instanceof Creater creater) {
            collection.put("POST", Route.ofObjects(new CreateHandler(endpoint, creater)));
        }
        if (storage instanceof CollectionDeleter deleter) {
            collection.put("DELETE", Route.ofObjects(new DeleteCollectionHandler(endpoint, deleter)));
        }
        routes.put(PathShape.COLLECTION, collection);
        routes.put(PathShape.ITEM, itemRoutes(endpoint, storage));
        if (storage instanceof Watcher watcher) {
            addWatchPaths(endpoint, watcher, routes);
        }
        return byShape(routes, resource);
    }

    private static void addWatchPaths(
            EndpointScope endpoint, Watcher watcher, Map<PathShape, Map<String, Route>> routes) {
        Set<String> selectable = watcher instanceof Lister lister ? lister.selectableFields() : Set.of();
        Map<String, Route> watch = Map.of("GET", Route.ofWatchable(WatchHandler.byPath(endpoint, watcher, selectable)));
        routes.put(PathShape.WATCH_ITEM, watch);
        if (watcher instanceof Lister) {
            routes.put(PathShape.WATCH_COLLECTION, watch);
            if (endpoint.namespaced()) {
                routes.put(PathShape.WATCH_ALL_NAMESPACES, watch);
            }
        }
    }

    private Map<PathShape, MethodRoutes> byShape(Map<PathShape, Map<String, Route>> routes, ServedResource resource) {
        Map<PathShape, MethodRoutes> installed = new EnumMap<>(PathShape.class);
        routes.forEach((shape, methods) -> {
            if (!methods.isEmpty()) {
                installed.put(shape, methodRoutes(methods, resource));
            }
        });
        return installed;
    }

    private MethodRoutes subresourceRoutes(EndpointScope endpoint, ServedResource resource) {
        Map<String, Route> routes = itemRoutes(endpoint, resource.storage());
        if (resource.storage() instanceof Creater creater) {
            routes.put("POST", Route.ofObjects(new CreateHandler(endpoint, creater)));
        }
        return methodRoutes(routes, resource);
    }

    private static Map<String, Route> itemRoutes(EndpointScope endpoint, RestStorage storage) {
        Map<String, Route> routes = new HashMap<>();
        if (storage instanceof Getter getter) {
            routes.put("GET", Route.ofObjects(new GetHandler(endpoint, getter)));
        }
        if (storage instanceof Updater updater) {
            routes.put("PUT", Route.ofObjects(new UpdateHandler(endpoint, updater)));
            if (storage instanceof Getter) {
                routes.put("PATCH", Route.ofPatches(new PatchHandler(endpoint, updater), PatchHandler.CONTENT_TYPES));
            }
        }
        if (storage instanceof GracefulDeleter deleter) {
            routes.put("DELETE", Route.ofObjects(new DeleteHandler(endpoint, deleter)));
        }
        if (storage instanceof Connecter connecter) {
            Route connect = Route.ofAnything(new ConnectHandler(endpoint, connecter));
            connecter.methods().forEach(method -> routes.put(method, connect));
        }
        return routes;
    }

    /** Makes known of which other resources this one shows the objects. */
    void registerEquivalents(String path, ServedResource resource) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        GroupResource storedAs = new GroupResource(parent(name).storage().kind().group(), name);
        equivalents.register(
                version.groupVersion().withResource(name),
                slash < 0 ? "" : path.substring(slash + 1),
                resource.kind(),
                storedAs);
    }

    private ServedResource parent(String name) {
        ServedResource parent = version.resources().get(name);
        if (parent == null) {
            throw new IllegalArgumentException(
                    "there are subresources of " + name + ", but not the resource in " + version.groupVersion());
        }
        return parent;
    }

    private EndpointScope endpoint(String path, ServedResource resource) {
        int slash = path.indexOf('/');
        return new EndpointScope(
                version.groupVersion().withResource(slash < 0 ? path : path.substring(0, slash)),
                slash < 0 ? "" : path.substring(slash + 1),
                resource.kind(),
                isNamespaced(path, resource),
                resource.storage(),
                fieldManagers,
                equivalents,
                settings);
    }

    /** A subresource is where its resource is. */
    private boolean isNamespaced(String path, ServedResource resource) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return resource.storage().namespaced();
        }
        return parent(path.substring(0, slash)).storage().namespaced();
    }

    private static SortedSet<String> verbs(RestStorage storage) {
        SortedSet<String> verbs = new TreeSet<>();
        addIf(storage instanceof Creater, "create", verbs);
        addIf(storage instanceof GracefulDeleter, "delete", verbs);
        addIf(storage instanceof CollectionDeleter, "deletecollection", verbs);
        addIf(storage instanceof Getter, "get", verbs);
        addIf(storage instanceof Lister, "list", verbs);
        addIf(storage instanceof Getter && storage instanceof Updater, "patch", verbs);
        addIf(storage instanceof Updater, "update", verbs);
        addIf(storage instanceof Watcher, "watch", verbs);
        if (storage instanceof Connecter connecter) {
            connecter.methods().forEach(method -> addVerbOf(method, verbs));
        }
        return verbs;
    }

    private static void addIf(boolean served, String verb, Set<String> verbs) {
        if (served) {
            verbs.add(verb);
        }
    }

    private static void addVerbOf(String method, Set<String> verbs) {
        switch (method) {
            case "GET" -> verbs.add("get");
            case "POST" -> verbs.add("create");
            case "PUT" -> verbs.add("update");
            case "PATCH" -> verbs.add("patch");
            case "DELETE" -> verbs.add("delete");
            default -> {}
        }
    }

    private MethodRoutes methodRoutes(Map<String, Route> routes, ServedResource resource) {
        return new MethodRoutes(
                routes,
                deprecations.warning(resource.kind()),
                settings.scheme().catalog().release());
    }
}
