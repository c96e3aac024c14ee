package io.drydock.storage.etcd;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/** Remembers whether any of a request has left: only one that has not may be sent again without a second thought. */
final class Sent extends ClientStreamTracer.Factory {
    private volatile boolean begun;

    boolean hasBegun() {
        return begun;
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void outboundHeaders() {
                begun = true;
            }
        };
    }
}
