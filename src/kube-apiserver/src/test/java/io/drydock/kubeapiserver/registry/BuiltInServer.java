package io.drydock.kubeapiserver.registry;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AlwaysAllowAuthorizer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.Getter;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableProvider;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.BuiltInScheme;
import io.drydock.kubeapiserver.admission.BuiltInAdmission;
import io.drydock.kubeapiserver.admission.configuration.AdmissionSettings;
import io.drydock.kubeapiserver.registry.admissionregistration.AdmissionRegistrationResources;
import io.drydock.kubeapiserver.registry.apps.AppsResources;
import io.drydock.kubeapiserver.registry.autoscaling.AutoscalingResources;
import io.drydock.kubeapiserver.registry.batch.BatchResources;
import io.drydock.kubeapiserver.registry.coordination.CoordinationResources;
import io.drydock.kubeapiserver.registry.core.CoreResources;
import io.drydock.kubeapiserver.registry.core.CoreServer;
import io.drydock.kubeapiserver.registry.core.service.ServiceNetwork;
import io.drydock.kubeapiserver.registry.core.service.ServiceRanges;
import io.drydock.kubeapiserver.registry.discovery.DiscoveryResources;
import io.drydock.kubeapiserver.registry.flowcontrol.FlowControlResources;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.networking.NetworkingResources;
import io.drydock.kubeapiserver.registry.node.NodeResources;
import io.drydock.kubeapiserver.registry.policy.PolicyResources;
import io.drydock.kubeapiserver.registry.resource.DynamicResources;
import io.drydock.kubeapiserver.registry.scheduling.SchedulingResources;
import io.drydock.kubeapiserver.registry.storage.StorageResources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Built-in resources of many groups over a store in memory, with the admission plug-ins that a test names. */
public final class BuiltInServer {
    public static final String NAMESPACE = "work";

    private final Scheme scheme;
    private final Map<GroupVersion, Map<String, RestStorage>> resources;
    private final AdmissionChain admission;
    private final ResourceDirectory directory;

    public BuiltInServer(Release release, String... plugins) {
        this.scheme = BuiltInScheme.of(release);
        MemoryStorage storage = new MemoryStorage();
        SharedRestOptions options =
                new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), Clock.systemUTC());
        BuiltInStorage builtIn =
                new BuiltInStorage(scheme, options, Capabilities.DEFAULT, definitions(release, storage));
        this.resources = builtIn.build(version -> true);
        this.directory = builtIn.directory();
        this.admission = new AdmissionChain(new BuiltInAdmission(
                        release,
                        builtIn.directory(),
                        new AlwaysAllowAuthorizer(),
                        new BuiltInAdmission.TolerationSeconds(300, 300),
                        AdmissionSettings.NONE)
                .plugins(List.of(plugins)));
    }

    public ResourceDirectory directory() {
        return directory;
    }

    private static Map<GroupResource, ResourceDefinition> definitions(Release release, Storage storage) {
        ServiceNetwork network =
                new ServiceNetwork(Cidr.parse("10.0.0.0/28").orElseThrow(), Optional.empty(), 30000, 30002);
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        all.putAll(CoreResources.definitions(
                release,
                Clock.systemUTC(),
                network,
                new ServiceRanges(network, storage, "/registry", Clock.systemUTC()),
                CoreServer.UNREACHABLE));
        all.putAll(AppsResources.definitions());
        all.putAll(BatchResources.definitions(release));
        all.putAll(AutoscalingResources.definitions(release));
        all.putAll(NetworkingResources.definitions());
        all.putAll(PolicyResources.definitions());
        all.putAll(SchedulingResources.definitions(release));
        all.putAll(StorageResources.definitions(release));
        all.putAll(CoordinationResources.definitions());
        all.putAll(DiscoveryResources.definitions());
        all.putAll(NodeResources.definitions());
        all.putAll(AdmissionRegistrationResources.definitions(new AlwaysAllowAuthorizer()));
        all.putAll(FlowControlResources.definitions(release));
        all.putAll(DynamicResources.definitions());
        return all;
    }

    /**
     * @param path such as {@code apps/v1/deployments}, or {@code v1/pods} of the core group
     * @param json with single quotes in place of double ones, without kind and version
     */
    public KubeObject create(String path, String json) {
        Target target = target(path);
        KubeObject object = KubeObject.of(parse(json));
        object.setKind(target.version.withKind(target.storage.kind().kind()));
        scheme.setDefaults(object);
        KubeObject stored = scheme.convert(object, target.storage.kind().groupVersion());
        return ((Creater) target.storage).create(target.scope(), "", stored, target.options(object.name()));
    }

    public KubeObject update(String path, String name, Consumer<ObjectNode> change) {
        Target target = target(path);
        return ((Updater) target.storage)
                .update(
                        target.scope(),
                        name,
                        current -> {
                            KubeObject changed = current.orElseThrow().deepCopy();
                            change.accept(changed.tree());
                            scheme.setDefaults(changed);
                            return changed;
                        },
                        target.options(name))
                .object();
    }

    public KubeObject get(String path, String name) {
        Target target = target(path);
        return ((Getter) target.storage).get(target.scope(), name, JsonNodeFactory.instance.objectNode());
    }

    public void delete(String path, String name) {
        Target target = target(path);
        ((GracefulDeleter) target.storage).delete(target.scope(), name, target.options(name));
    }

    /** The cells of the object's row as they are shown. */
    public List<String> row(String path, String name) {
        TableProvider storage = (TableProvider) target(path).storage;
        return storage.tableConvertor().row(get(path, name), Instant.now()).cells().stream()
                .map(JsonNode::asString)
                .toList();
    }

    public String refusal(String path, String json) {
        return refusal(() -> create(path, json)).message();
    }

    public static Status refusal(Runnable operation) {
        return assertThrows(StatusException.class, operation::run).status();
    }

    private Target target(String path) {
        int slash = path.startsWith("v1/") ? 2 : path.indexOf('/', path.indexOf('/') + 1);
        GroupVersion version = GroupVersion.parse(path.substring(0, slash));
        String resource = path.substring(slash + 1);
        return new Target(version, resource, resources.get(version).get(resource), admission);
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    private record Target(GroupVersion version, String resource, RestStorage storage, AdmissionChain admission) {

        RequestScope scope() {
            RequestScope scope = InternalScope.of(resource, namespace());
            RequestInfo request = new RequestInfo(
                    true,
                    "",
                    "",
                    "",
                    version.group(),
                    version.version(),
                    namespace(),
                    resource,
                    "",
                    "",
                    List.of(resource));
            return new RequestScope(request, scope.user(), namespace());
        }

        private String namespace() {
            return storage.namespaced() ? NAMESPACE : "";
        }

        WriteOptions options(String name) {
            Target target = this;
            return new WriteOptions(false, JsonNodeFactory.instance.objectNode(), new WriteOptions.Admission() {
                @Override
                public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {
                    admission.admit(target.attributes(name, object, old));
                }

                @Override
                public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {
                    admission.validate(target.attributes(name, object, old));
                }
            });
        }

        AdmissionAttributes attributes(String name, Optional<KubeObject> object, Optional<KubeObject> old) {
            int slash = resource.indexOf('/');
            Operation operation =
                    object.isEmpty() ? Operation.DELETE : old.isEmpty() ? Operation.CREATE : Operation.UPDATE;
            return new AdmissionAttributes(
                    operation,
                    storage.kind(),
                    new GroupVersionResource(
                            version.group(), version.version(), slash < 0 ? resource : resource.substring(0, slash)),
                    slash < 0 ? "" : resource.substring(slash + 1),
                    namespace(),
                    name,
                    object,
                    old,
                    JsonNodeFactory.instance.objectNode(),
                    false,
                    UserInfo.of("somebody"));
        }
    }
}
