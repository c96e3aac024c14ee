package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the flow schemas and priority levels of a release into the store. Those that are suggested are made when they
 * are missing; the few that are mandatory are also brought back to what they must be.
 *
 * <p>It is the work of the post-start hook {@code priority-and-fairness-config-producer}, and may be done again at any
 * time.
 *
 * @see "Go: pkg/registry/flowcontrol/rest/storage_flowcontrol.go: RESTStorageProvider.PostStartHook"
 */
public final class BootstrapFlowControl {
    public static final String GROUP = "flowcontrol.apiserver.k8s.io";

    /** Requests are classified by these objects. */
    public static final GroupResource FLOW_SCHEMAS = new GroupResource(GROUP, "flowschemas");

    /** And share the server by these. */
    public static final GroupResource PRIORITY_LEVELS = new GroupResource(GROUP, "prioritylevelconfigurations");

    private static final String WRITER = "api-priority-and-fairness-config-producer-v1";

    private final Release release;
    private final ResourceDirectory directory;

    public BootstrapFlowControl(Release release, ResourceDirectory directory) {
        this.release = release;
        this.directory = directory;
    }

    /** @throws StatusException when the store refuses */
    public void ensure() {
        JsonNode data = read(release);
        for (JsonNode object : data.path("mandatory")) {
            KubeObject expected = KubeObject.of((ObjectNode) object);
            if (!create(expected)) {
                restore(expected);
            }
        }
        for (JsonNode object : data.path("suggested")) {
            create(KubeObject.of((ObjectNode) object));
        }
    }

    /** Whether it was not there yet. */
    private boolean create(KubeObject expected) {
        Store store = store(expected);
        try {
            store.create(
                    InternalScope.of(resource(expected).resource()), "", expected, WriteOptions.internalBy(WRITER));
            return true;
        } catch (StatusException refused) {
            if (refused.status().code() == 409) {
                return false;
            }
            throw refused;
        }
    }

    private void restore(KubeObject expected) {
        var scope = InternalScope.of(resource(expected).resource());
        Store store = store(expected);
        store.update(
                scope,
                expected.name(),
                current -> {
                    KubeObject restored = current.orElse(expected).deepCopy();
                    restored.tree().set("spec", expected.at("spec").deepCopy());
                    return restored;
                },
                WriteOptions.internalBy(WRITER));
    }

    private Store store(KubeObject object) {
        return directory.require(resource(object));
    }

    private static GroupResource resource(KubeObject object) {
        return object.kind().equals("FlowSchema") ? FLOW_SCHEMAS : PRIORITY_LEVELS;
    }

    /** What an object that the server cannot do without must be. */
    static Optional<KubeObject> mandatory(Release release, String kind, String name) {
        return read(release)
                .path("mandatory")
                .valueStream()
                .map(object -> KubeObject.of((ObjectNode) object))
                .filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .findFirst();
    }

    private static JsonNode read(Release release) {
        String file = "bootstrap-" + release.version() + ".json";
        try (InputStream in = Objects.requireNonNull(BootstrapFlowControl.class.getResourceAsStream(file), file)) {
            return JsonDecoder.decode(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the flow control of the release from " + file, unreadable);
        }
    }
}
