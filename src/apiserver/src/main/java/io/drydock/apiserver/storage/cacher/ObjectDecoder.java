package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.StoredValue;

/** Makes an object of what a store holds. */
@FunctionalInterface
public interface ObjectDecoder {

    /** @param revision that becomes the resource version */
    EncodedObject decode(byte[] value, long revision);

    default EncodedObject decode(StoredValue value) {
        return decode(value.value(), value.revision());
    }
}
