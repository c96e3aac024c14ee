package io.drydock.kubeapiserver.registry.core.componentstatus;

/**
 * How a component is.
 *
 * @param message what it has answered, or why it has not
 * @param error what has kept it from being asked; empty when nothing has
 */
record Health(boolean isWell, String message, String error) {

    static Health well(String message) {
        return new Health(true, message, "");
    }

    static Health ill(String message) {
        return new Health(false, message, "");
    }
}
