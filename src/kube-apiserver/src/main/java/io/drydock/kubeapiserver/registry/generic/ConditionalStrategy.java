package io.drydock.kubeapiserver.registry.generic;

/** For resources whose updates must name the version they are made for. */
public class ConditionalStrategy extends ValidatedStrategy {
    public ConditionalStrategy(ResourceContext context, ObjectValidation validation) {
        super(context, validation);
    }

    @Override
    public final boolean allowUnconditionalUpdate() {
        return false;
    }
}
