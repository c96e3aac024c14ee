package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that was read: its tree and its JSON, each made from the other when it is first asked for and then kept.
 * What comes from a store carries the very bytes that a client is to get, so that an answer in the stored version
 * costs neither parsing nor encoding.
 *
 * <p>It is shared between requests: neither tree nor bytes are ever to be changed.
 */
public final class EncodedObject {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private volatile @Nullable KubeObject object;
    private volatile byte @Nullable [] json;

    private EncodedObject(@Nullable KubeObject object, byte @Nullable [] json) {
        this.object = object;
        this.json = json;
    }

    public static EncodedObject of(KubeObject object) {
        return new EncodedObject(object, null);
    }

    /** @param json a whole object, its resource version in place */
    public static EncodedObject ofJson(byte[] json) {
        return new EncodedObject(null, json);
    }

    /** @throws JacksonException when the bytes are not those of an object */
    public KubeObject object() {
        KubeObject known = object;
        if (known == null) {
            known = KubeObject.of((ObjectNode) JSON.readTree(json));
            object = known;
        }
        return known;
    }

    /** UTF-8, in the version the object is in, without a line end. */
    public byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = JSON.writeValueAsBytes(object().tree());
            json = known;
        }
        return known;
    }
}
