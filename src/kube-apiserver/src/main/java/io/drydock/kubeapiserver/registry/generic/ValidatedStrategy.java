package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A generic strategy that checks more than metadata. */
public class ValidatedStrategy extends GenericStrategy {
    private final ObjectValidation validation;

    public ValidatedStrategy(ResourceContext context, ObjectValidation validation) {
        super(context);
        this.validation = validation;
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return validation(scope).validate(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return validation(scope).validateUpdate(canonical(object), old);
    }

    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors = new ArrayList<>(validation.validateWhole(canonical(object)));
        if (validation.comparesMetadata()) {
            errors.addAll(super.validateMetadataUpdate(object, old));
        }
        return errors;
    }

    /** The checks for a request, which may depend on the version of the API that it came in. */
    protected ObjectValidation validation(RequestScope scope) {
        return validation;
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        return warnings(object, Optional.empty());
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return warnings(object, Optional.of(old));
    }

    private List<String> warnings(KubeObject object, Optional<KubeObject> old) {
        return release().atLeast(Release.V1_36) ? validation.warnings(object, old) : List.of();
    }

    /** Keeps what besides the usual a change of the status leaves alone. */
    protected void prepareForStatusUpdate(KubeObject object, KubeObject old) {}

    private KubeObject canonical(KubeObject object) {
        return KubeObject.of(CanonicalForm.ofStored(object.tree(), context().type()));
    }

    /**
     * The strategy of the resource's {@code status} subresource, with this one's checks of a status.
     *
     * @param main a strategy of this class
     */
    public static RestStrategy status(RestStrategy main) {
        return status(main, new String[0]);
    }

    /** As {@link #status(RestStrategy)}, where it changes none of the metadata. */
    public static RestStrategy statusOnly(RestStrategy main) {
        return status(main, "labels", "annotations", "finalizers", "ownerReferences", "deletionTimestamp");
    }

    /** @param keptMetadata the fields of the metadata that this way in does not change either */
    public static RestStrategy status(RestStrategy main, String... keptMetadata) {
        return new Status((ValidatedStrategy) main, keptMetadata);
    }

    private static final class Status extends StatusStrategy {
        private final ValidatedStrategy main;

        Status(ValidatedStrategy main, String... keptMetadata) {
            super(main, keptMetadata);
            this.main = main;
        }

        @Override
        public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            super.prepareForUpdate(scope, object, old);
            main.prepareForStatusUpdate(object, old);
        }

        @Override
        public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return main.validation.validateStatusUpdate(main.canonical(object), old);
        }

        @Override
        public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
            return main.validation.comparesMetadata() ? super.validateMetadataUpdate(object, old) : List.of();
        }

        @Override
        public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return main.validation.statusWarnings(object);
        }
    }
}
