package io.drydock.apimachinery.managedfields;

/**
 * What one manager owns.
 *
 * @param apiVersion in which the paths are meant
 * @param time of the last change, RFC 3339; empty when it is not known
 */
record ManagedSet(FieldSet set, String apiVersion, String time) {
    ManagedSet with(FieldSet changed) {
        return new ManagedSet(changed, apiVersion, time);
    }
}
