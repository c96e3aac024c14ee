package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Release;

/** Whose words say that a value has the wrong type: they depend on the decoder that a release used. */
public enum DecodeWording {
    /** {@code v1.ConfigMap.Data: ReadString: expects " or n, but found 1, error found in #10 byte of ...}. */
    JSON_ITERATOR,
    /** {@code json: cannot unmarshal number into Go struct field ConfigMap.data of type string}. */
    ENCODING_JSON;

    public static DecodeWording of(Release release) {
        return switch (release) {
            case V1_20 -> JSON_ITERATOR;
            case V1_36 -> ENCODING_JSON;
        };
    }
}
