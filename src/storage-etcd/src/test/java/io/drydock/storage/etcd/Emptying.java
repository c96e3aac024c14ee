package io.drydock.storage.etcd;

import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import java.time.Duration;

/** Removes everything from an etcd, which costs less than starting another. */
final class Emptying {
    private Emptying() {}

    static void empty(EtcdStorage storage) {
        storage.cluster()
                .write(
                        KVGrpc.getDeleteRangeMethod(),
                        DeleteRangeRequest.newBuilder()
                                .setKey(Keys.of("/"))
                                .setRangeEnd(Keys.endOf("/"))
                                .build(),
                        Duration.ofSeconds(10));
    }
}
