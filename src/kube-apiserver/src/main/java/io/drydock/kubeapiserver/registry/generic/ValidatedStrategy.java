package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/** A generic strategy that checks more than metadata. */
public class ValidatedStrategy extends GenericStrategy {
    private final ObjectValidation validation;

    public ValidatedStrategy(ResourceContext context, ObjectValidation validation) {
        super(context);
        this.validation = validation;
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return validation.validate(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return validation.validateUpdate(canonical(object), old);
    }

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
        public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
            return main.validation.validateStatusUpdate(main.canonical(object), old);
        }
    }
}
