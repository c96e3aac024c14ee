package io.drydock.kubeapiserver;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import java.util.function.UnaryOperator;

/**
 * Turns what a real kube-apiserver has stored in protobuf, which is its default, into the JSON that it would have
 * stored otherwise. What is JSON already is passed on as it is.
 */
final class StoredProtobuf implements UnaryOperator<byte[]> {
    private final Scheme scheme;
    private final ProtobufDecoder decoder;

    StoredProtobuf(Scheme scheme) {
        this.scheme = scheme;
        this.decoder = new ProtobufDecoder(scheme.catalog().release());
    }

    @Override
    public byte[] apply(byte[] stored) {
        if (!ProtobufDecoder.hasPrefix(stored)) {
            return stored;
        }
        return JsonEncoder.encode(
                scheme.stored(KubeObject.of(decoder.decode(stored))).tree());
    }
}
