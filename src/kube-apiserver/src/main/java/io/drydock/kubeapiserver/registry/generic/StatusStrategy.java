package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The other way in to a resource: through its {@code status} subresource, which leaves all alone that is neither
 * status nor metadata.
 *
 * @see "Go: pkg/registry/apps/deployment/strategy.go: deploymentStatusStrategy"
 */
public class StatusStrategy implements RestStrategy {
    private static final Set<String> OPEN = Set.of("kind", "apiVersion", "metadata", "status");

    private final RestStrategy main;
    private final List<String> keptMetadata;

    /**
     * @param main of the resource itself
     * @param keptMetadata the fields of the metadata that stay as they are
     */
    public StatusStrategy(RestStrategy main, String... keptMetadata) {
        this.main = main;
        this.keptMetadata = List.of(keptMetadata);
    }

    @Override
    public final GroupVersionKind kind() {
        return main.kind();
    }

    @Override
    public final GroupKind errorKind() {
        return main.errorKind();
    }

    @Override
    public final boolean namespaced() {
        return main.namespaced();
    }

    @Override
    public void afterDelete(KubeObject object) {
        main.afterDelete(object);
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of(
                Stream.concat(Stream.of("spec"), keptMetadata.stream().map("metadata."::concat))
                        .toArray(String[]::new));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        object.tree().retain(OPEN);
        old.tree().properties().stream()
                .filter(field -> !OPEN.contains(field.getKey()))
                .forEach(field ->
                        object.tree().set(field.getKey(), field.getValue().deepCopy()));
        keptMetadata.forEach(field -> Trees.copyField(old.deepCopy().metadata(), object.metadata(), field));
        object.setGeneration(old.generation());
    }

    @Override
    public final void canonicalize(KubeObject object) {
        main.canonicalize(object);
    }

    @Override
    public final List<String> validateName(String name, boolean isPrefix) {
        return main.validateName(name, isPrefix);
    }

    @Override
    public final boolean allowUnconditionalUpdate() {
        return main.allowUnconditionalUpdate();
    }

    @Override
    public final boolean shouldDeleteDuringUpdate(KubeObject object, KubeObject old) {
        return main.shouldDeleteDuringUpdate(object, old);
    }

    @Override
    public final boolean expires() {
        return main.expires();
    }

    @Override
    public final Map<String, String> selectableFields(KubeObject object) {
        return main.selectableFields(object);
    }
}
