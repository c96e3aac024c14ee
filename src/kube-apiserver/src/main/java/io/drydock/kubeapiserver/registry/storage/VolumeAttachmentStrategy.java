package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.ArrayList;
import java.util.List;

/**
 * In v1beta1, which has no subresource for it, the status is written with the rest.
 *
 * @see "Go: pkg/registry/storage/volumeattachment/strategy.go"
 */
final class VolumeAttachmentStrategy extends ConditionalStrategy {
    VolumeAttachmentStrategy(ResourceContext context) {
        super(context, new VolumeAttachmentValidation(context.release(), context.typeAt("spec")));
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        if (!isBeta(scope)) {
            super.prepareForCreate(scope, object);
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        if (!isBeta(scope)) {
            super.prepareForUpdate(scope, object, old);
        }
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        List<FieldError> errors = new ArrayList<>(super.validate(scope, object));
        if (!release().atLeast(Release.V1_36) && !isBeta(scope)) {
            errors.addAll(VolumeAttachmentValidation.validateReleased(object));
        }
        return errors;
    }

    private static boolean isBeta(RequestScope scope) {
        return scope.request().apiVersion().equals("v1beta1");
    }
}
