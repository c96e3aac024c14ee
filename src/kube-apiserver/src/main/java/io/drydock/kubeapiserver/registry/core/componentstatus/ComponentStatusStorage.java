package io.drydock.kubeapiserver.registry.core.componentstatus;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
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
import io.drydock.kubeapiserver.printers.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code componentstatuses}: each component is asked when somebody wants to know. All are asked at once, since one
 * that does not answer takes its time.
 *
 * @see "Go: pkg/registry/core/componentstatus/rest.go: REST"
 */
public final class ComponentStatusStorage implements Getter, Lister {
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "ComponentStatus");
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
    private final Release release;
    private final List<Component> components;

    public ComponentStatusStorage(Scheme scheme, Storage storage) {
        this.scheme = scheme;
        this.release = scheme.catalog().release();
        this.components = Component.of(release, storage);
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
        Component component = components.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        return status(component);
    }

    private StatusException unknown(String name) {
        return release.atLeast(Release.V1_36)
                ? StatusErrors.notFound(new GroupResource("", "componentstatus"), name)
                : StatusErrors.failure(500, "", "Component not found: " + name, StatusDetails.of("", "", ""));
    }

    @Override
    public ObjectList list(RequestScope scope, ListOptions options) {
        List<Component> selected =
                components.stream().filter(each -> isSelected(each, options)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<KubeObject>> statuses = selected.stream()
                    .map(component -> threads.submit(() -> status(component)))
                    .toList();
            List<EncodedObject> items = new ArrayList<>();
            for (Future<KubeObject> status : statuses) {
                items.add(EncodedObject.of(status.get()));
            }
            return ObjectList.of(items, "");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StatusErrors.timeout("interrupted while asking the components");
        }
    }

    private static boolean isSelected(Component component, ListOptions options) {
        return options.labelSelector().matches(Map.of())
                && options.fieldSelector().matches(Map.of("metadata.name", component.name(), "metadata.namespace", ""));
    }

    private KubeObject status(Component component) {
        Health health = component.health().get();
        KubeObject object = KubeObject.ofKind(KIND);
        object.setName(component.name());
        ObjectNode condition = object.tree().putArray("conditions").addObject().put("type", "Healthy");
        condition.put("status", health.isWell() ? "True" : "False");
        condition.put("message", health.message()).put("error", health.error());
        return scheme.canonical(object);
    }
}
