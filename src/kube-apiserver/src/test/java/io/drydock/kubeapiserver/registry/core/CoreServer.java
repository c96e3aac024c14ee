package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.proxy.TlsTrust;
import io.drydock.apiserver.registry.SharedRestOptions;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.Getter;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableProvider;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.kubeapiserver.kubelet.KubeletClientConfig;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.BuiltInStorage;
import io.drydock.kubeapiserver.registry.core.service.ServiceNetwork;
import io.drydock.kubeapiserver.registry.core.service.ServiceRanges;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The resources of the core group over a store in memory, without admission. */
public final class CoreServer {
    public static final String NAMESPACE = "default";

    /** There are no nodes here to be dialed. */
    public static final NodeDialer UNREACHABLE =
            new NodeDialer(new KubeletClientConfig(TlsTrust.ANYBODY, List.of("InternalIP"), Duration.ofSeconds(1)));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Scheme scheme;
    private final Map<String, RestStorage> resources;
    private final ResourceDirectory directory;

    public CoreServer(Release release) {
        this(release, Capabilities.DEFAULT);
    }

    /** @param capabilities that pods are allowed */
    public CoreServer(Release release, Capabilities capabilities) {
        Scheme.Builder builder = Scheme.builder(TypeCatalog.load(release));
        CoreDefaults.addTo(builder, release);
        this.scheme = builder.build();
        Clock clock = Clock.systemUTC();
        MemoryStorage storage = new MemoryStorage();
        SharedRestOptions options = new SharedRestOptions(scheme, storage, "/registry", Duration.ofHours(1), clock);
        ServiceNetwork network =
                new ServiceNetwork(Cidr.parse("10.0.0.0/28").orElseThrow(), Optional.empty(), 30000, 30002);
        ServiceRanges ranges = new ServiceRanges(network, storage, "/registry", clock);
        BuiltInStorage builtIn = new BuiltInStorage(
                scheme, options, capabilities, CoreResources.definitions(release, clock, network, ranges, UNREACHABLE));
        GroupVersion core = new GroupVersion("", "v1");
        this.resources = builtIn.build(core::equals).get(core);
        this.directory = builtIn.directory();
    }

    public ResourceDirectory directory() {
        return directory;
    }

    public Store store(String resource) {
        return directory.require(new GroupResource("", resource));
    }

    /** @param json with single quotes in place of double ones */
    public KubeObject create(String path, String json) {
        return create(path, "", json);
    }

    /** @param name of the parent when the path is that of a subresource */
    public KubeObject create(String path, String name, String json) {
        KubeObject object = parse(json);
        scheme.setDefaults(object);
        RestStorage storage = resources.get(path);
        return ((Creater) storage)
                .create(InternalScope.of(path, namespace(storage)), name, object, WriteOptions.internal());
    }

    public KubeObject update(String path, String name, Consumer<ObjectNode> change) {
        RestStorage storage = resources.get(path);
        return ((Updater) storage)
                .update(
                        InternalScope.of(path, namespace(storage)),
                        name,
                        current -> {
                            KubeObject changed = current.orElseThrow().deepCopy();
                            change.accept(changed.tree());
                            scheme.setDefaults(changed);
                            return changed;
                        },
                        WriteOptions.internal())
                .object();
    }

    public KubeObject get(String path, String name) {
        RestStorage storage = resources.get(path);
        return ((Getter) storage)
                .get(InternalScope.of(path, namespace(storage)), name, JsonNodeFactory.instance.objectNode());
    }

    public Deletion delete(String path, String name) {
        RestStorage storage = resources.get(path);
        return ((GracefulDeleter) storage)
                .delete(InternalScope.of(path, namespace(storage)), name, WriteOptions.internal());
    }

    /** The status with which creating the object fails. */
    public Status refusal(String path, String json) {
        return assertThrows(StatusException.class, () -> create(path, json)).status();
    }

    public static Status refusal(Runnable operation) {
        return assertThrows(StatusException.class, operation::run).status();
    }

    /** The cells of the object's row as they are shown. */
    public List<String> row(String path, String name) {
        TableProvider storage = (TableProvider) resources.get(path);
        return storage.tableConvertor().row(get(path, name), Instant.now()).cells().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String namespace(RestStorage storage) {
        return storage.namespaced() ? NAMESPACE : "";
    }

    public static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JSON.readTree(json.replace('\'', '"')));
    }
}
