package io.drydock.apiextensions;

import io.drydock.apiextensions.validation.CustomResourceDefinitionValidation;
import io.drydock.apiextensions.validation.SchemaWalk;
import io.drydock.apiextensions.validation.UnrecognizedFormats;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.ClusterScopedStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CustomResourceDefinitions: the server keeps the status, and in it every version that objects were ever stored in.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition/strategy.go: strategy"
 */
public final class CustomResourceDefinitionStrategy extends ClusterScopedStrategy {
    public static final GroupVersionKind KIND =
            new GroupVersionKind("apiextensions.k8s.io", "v1", "CustomResourceDefinition");

    private final Release release;

    /** @param release whose rules apply */
    public CustomResourceDefinitionStrategy(Release release) {
        super(KIND);
        this.release = release;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadata(KubeObject object) {
        return ObjectMetaValidation.validate(object, namespaced(), this::validateName, FieldPath.of("metadata"));
    }

    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return ObjectMetaValidation.validateUpdate(object, old, FieldPath.of("metadata"));
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        object.setGeneration(1);
        forgetNewWords(object);
        rememberStorageVersion(object);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return CustomResourceDefinitionValidation.validate(object, release, isBeta(scope));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        forgetNewWords(object);
        if (!JsonTrees.equal(object.at("spec"), old.at("spec"))) {
            object.setGeneration(old.generation() + 1);
        }
        rememberStorageVersion(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return CustomResourceDefinitionValidation.validateUpdate(object, old, release, isBeta(scope));
    }

    private static boolean isBeta(RequestScope scope) {
        return scope.request().apiVersion().equals("v1beta1");
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        return UnrecognizedFormats.warnings(object);
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        List<String> known = warningsOnCreate(scope, old);
        return warningsOnCreate(scope, object).stream()
                .filter(warning -> !known.contains(warning))
                .toList();
    }

    /** Rules came with a later release. */
    private void forgetNewWords(KubeObject object) {
        if (release.atLeast(Release.V1_36)) {
            return;
        }
        for (JsonNode version : object.at("spec", "versions")) {
            SchemaWalk.visit(
                    version.path("schema").path("openAPIV3Schema"),
                    schema -> ((ObjectNode) schema).remove("x-kubernetes-validations"));
        }
    }

    private static void rememberStorageVersion(KubeObject object) {
        ObjectNode status = object.objectAt("status");
        for (JsonNode version : object.at("spec", "versions")) {
            if (version.path("storage").asBoolean(false)) {
                ArrayNode stored = status.get("storedVersions") instanceof ArrayNode present
                        ? present
                        : status.putArray("storedVersions");
                JsonNode name = version.path("name");
                if (stored.valueStream().noneMatch(name::equals)) {
                    stored.add(name.asString(""));
                }
                return;
            }
        }
    }
}
