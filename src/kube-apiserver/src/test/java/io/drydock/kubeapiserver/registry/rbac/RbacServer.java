package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.authorizer.AuthorizerConfig;
import io.drydock.kubeapiserver.authorizer.Authorizers;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import io.drydock.kubeapiserver.registry.BuiltInStorage;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RBAC's resources and its authorizer over one store in memory, and nothing else. */
final class RbacServer implements AutoCloseable {
    static final UserInfo ADMIN = UserInfo.of("admin", "system:masters");

    private final MemoryStorage storage = new MemoryStorage();
    private final RbacPolicyIndex index;
    final Authorizers authorizers;
    private final Map<String, RestStorage> resources;
    private final BootstrapRoles bootstrapRoles;

    RbacServer(Release release) {
        Scheme scheme = Scheme.builder(TypeCatalog.load(release)).build();
        SharedRestOptions options =
                new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), Clock.systemUTC());
        this.index = new RbacPolicyIndex(options);
        this.authorizers = new AuthorizerConfig(
                        List.of("RBAC"), index, attributes -> Authorizer.Decision.NO_OPINION, List.of())
                .newAuthorizers();
        BuiltInStorage builtIn = new BuiltInStorage(
                Scheme.builder(TypeCatalog.load(release)).build(),
                options,
                Capabilities.DEFAULT,
                RbacResources.definitions(authorizers.authorizer(), index));
        this.resources =
                builtIn.build(version -> version.equals(RbacResource.V1)).get(RbacResource.V1);
        this.bootstrapRoles = new BootstrapRoles(release, builtIn.directory(), index);
        index.start();
    }

    KubeObject create(UserInfo user, String resource, String json) {
        KubeObject object = parse(json);
        return ((Creater) storage(resource)).create(scope(user, resource, object), "", object, WriteOptions.internal());
    }

    KubeObject update(UserInfo user, String resource, String json) {
        KubeObject object = parse(json);
        return ((Updater) storage(resource))
                .update(
                        scope(user, resource, object),
                        object.name(),
                        current -> object.deepCopy(),
                        WriteOptions.internal())
                .object();
    }

    void delete(String resource, String namespace, String name) {
        ((GracefulDeleter) storage(resource))
                .delete(scope(ADMIN, resource, namespace, name), name, WriteOptions.internal());
    }

    List<KubeObject> list(String resource, String namespace) {
        return ((Lister) storage(resource))
                .list(scope(ADMIN, resource, namespace, ""), ListOptions.ALL).items().stream()
                        .map(item -> item.object())
                        .toList();
    }

    static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    void bootstrap() {
        bootstrapRoles.reconcile();
    }

    private Object storage(String resource) {
        return resources.get(resource);
    }

    private static RequestScope scope(UserInfo user, String resource, KubeObject object) {
        return scope(user, resource, object.namespace(), object.name());
    }

    private static RequestScope scope(UserInfo user, String resource, String namespace, String name) {
        RequestInfo request = new RequestInfo(
                true, "", "", "apis", RbacResource.GROUP, "v1", namespace, resource, "", name, List.of());
        return new RequestScope(request, user, namespace);
    }

    @Override
    public void close() {
        index.close();
        storage.close();
    }
}
