package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/** What both kinds of flow control have alike: an update is asked all that a new object is asked, metadata first. */
abstract class FlowControlValidation implements ObjectValidation {
    private final boolean isOlder;

    /** @param isOlder whether conditions are held to what release 1.20 holds them to */
    FlowControlValidation(boolean isOlder) {
        this.isOlder = isOlder;
    }

    @Override
    public final List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(object, false);
        errors.addAll(validate(object));
        return errors.list();
    }

    @Override
    public final boolean comparesMetadata() {
        return false;
    }

    @Override
    public final List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        conditions(object, errors);
        return errors.list();
    }

    final void conditions(KubeObject object, FieldErrors errors) {
        FlowConditions.validate(object, isOlder, errors);
    }
}
