package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every object goes through before it is stored: the server's own metadata is set, the strategy prepares it, and
 * it is validated.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/create.go: BeforeCreate"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/update.go: BeforeUpdate"
 */
final class ObjectPreparation {
    private static final FieldPath METADATA = FieldPath.of("metadata");

    private final ResourceStorage resource;
    private final RestStrategy strategy;

    ObjectPreparation(ResourceStorage resource) {
        this.resource = resource;
        this.strategy = resource.strategy();
    }

    void beforeCreate(RequestScope scope, KubeObject object) {
        settleNamespace(scope, object);
        object.setDeletionTimestamp(null);
        object.setDeletionGracePeriodSeconds(OptionalLong.empty());
        object.setCreationTimestamp(resource.timestamp());
        object.setUid(UUID.randomUUID().toString());
        if (object.name().isEmpty() && !object.generateName().isEmpty()) {
            object.setName(resource.names().generateName(object.generateName()));
        }
        strategy.prepareForCreate(scope, object);
        dropObsoleteMetadata(object);
        List<FieldError> errors = new ArrayList<>(strategy.validateMetadata(object));
        errors.addAll(strategy.validate(scope, object));
        refuse(object, errors);
        refuse(object, commonErrors(object));
        warn(scope, () -> strategy.warningsOnCreate(scope, object));
        strategy.canonicalize(object);
    }

    void beforeUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        settleNamespace(scope, object);
        object.setGeneration(old.generation());
        strategy.prepareForUpdate(scope, object, old);
        dropObsoleteMetadata(object);
        keepServerMetadata(object, old);
        List<FieldError> errors = new ArrayList<>(commonErrors(object));
        errors.addAll(ObjectMetaValidation.validateUpdate(object, old, METADATA));
        errors.addAll(strategy.validateMetadataUpdate(object, old));
        errors.addAll(strategy.validateUpdate(scope, object, old));
        refuse(object, errors);
        warn(scope, () -> strategy.warningsOnUpdate(scope, object, old));
        strategy.canonicalize(object);
    }

    /** The older release keeps to itself what it thinks of an object that it takes. */
    private void warn(RequestScope scope, Supplier<List<String>> warnings) {
        if (resource.release().atLeast(Release.V1_36)) {
            warnings.get().forEach(scope.warnings()::add);
        }
    }

    private void settleNamespace(RequestScope scope, KubeObject object) {
        if (!strategy.namespaced()) {
            object.setNamespace("");
            return;
        }
        if (object.namespace().isEmpty()) {
            object.setNamespace(scope.namespace());
        }
        if (!object.namespace().equals(scope.namespace())) {
            throw StatusErrors.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private static void keepServerMetadata(KubeObject object, KubeObject old) {
        if (object.uid().isEmpty()) {
            object.setUid(old.uid());
        }
        if (!old.creationTimestamp().isEmpty()) {
            object.setCreationTimestamp(old.creationTimestamp());
        }
        old.deletionTimestamp().ifPresent(object::setDeletionTimestamp);
        if (old.deletionGracePeriodSeconds().isPresent()
                && object.deletionGracePeriodSeconds().isEmpty()) {
            object.setDeletionGracePeriodSeconds(old.deletionGracePeriodSeconds());
        }
    }

    private static void dropObsoleteMetadata(KubeObject object) {
        object.metadata().remove("clusterName");
        object.metadata().remove("selfLink");
    }

    private List<FieldError> commonErrors(KubeObject object) {
        return ObjectMetaValidation.validate(object, strategy.namespaced(), NameRules::pathSegmentName, METADATA);
    }

    private void refuse(KubeObject object, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(
                    strategy.errorKind(),
                    object.name(),
                    errors,
                    resource.codec().wording());
        }
    }
}
