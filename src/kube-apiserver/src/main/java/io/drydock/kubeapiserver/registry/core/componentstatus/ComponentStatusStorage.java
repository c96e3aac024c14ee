package io.drydock.kubeapiserver.registry.core.componentstatus;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.Getter;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.kubeapiserver.printers.Table;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code componentstatuses}. The one component the server knows of is its store; schedulers and controller
 * managers speak for themselves.
 *
 * @see "Go: pkg/registry/core/componentstatus/rest.go: REST"
 */
public final class ComponentStatusStorage implements Getter, Lister {
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "ComponentStatus");
    private static final String NAME = "etcd-0";
    private static final Table TABLE = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Status"),
                    TableColumn.text("Message"),
                    TableColumn.text("Error"))
            .withRows((object, now) -> {
                JsonNode condition = object.at("conditions").path(0);
                boolean healthy = condition.path("status").asString("").equals("True");
                return TableRow.of(
                        object.name(),
                        healthy ? "Healthy" : "Unhealthy",
                        condition.path("message").asString(""),
                        condition.path("error").asString(""));
            });

    private final Scheme scheme;
    private final Storage storage;

    public ComponentStatusStorage(Scheme scheme, Storage storage) {
        this.scheme = scheme;
        this.storage = storage;
    }

    @Override
    public GroupVersionKind kind() {
        return KIND;
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public TableConvertor tableConvertor() {
        return TABLE;
    }

    @Override
    public KubeObject get(RequestScope scope, String name, ObjectNode options) {
        if (!name.equals(NAME)) {
            throw StatusErrors.notFound(new GroupResource("", "componentstatuses"), name);
        }
        return status();
    }

    @Override
    public ObjectList list(RequestScope scope, ListOptions options) {
        KubeObject status = status();
        boolean selected = options.labelSelector().matches(Map.of())
                && options.fieldSelector().matches(Map.of("metadata.name", NAME));
        return ObjectList.of(selected ? List.of(EncodedObject.of(status)) : List.of(), "");
    }

    private KubeObject status() {
        KubeObject object = KubeObject.ofKind(KIND);
        object.setName(NAME);
        ObjectNode condition = object.tree().putArray("conditions").addObject().put("type", "Healthy");
        try {
            storage.ping();
            condition.put("status", "True").put("message", "ok");
        } catch (StorageException unreachable) {
            condition.put("status", "False").put("error", String.valueOf(unreachable.getMessage()));
        }
        return scheme.canonical(object);
    }
}
