package io.drydock.storage.etcd;

import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchProgressRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** One stream of changes from one server, for one watch. */
final class WatchStream extends ClientCall.Listener<WatchResponse> {
    /** Has a server end the stream when it has lost the others, rather than tell of nothing for ever. */
    private static final Metadata.Key<String> HAS_LEADER =
            Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

    private final EtcdMember member;
    private final EtcdWatch watch;
    private final ClientCall<WatchRequest, WatchResponse> call;

    private WatchStream(EtcdMember member, EtcdWatch watch) {
        this.member = member;
        this.watch = watch;
        this.call = member.channel().newCall(WatchGrpc.getWatchMethod(), CallOptions.DEFAULT);
    }

    /** @param revision of the first change to tell */
    static WatchStream open(EtcdMember member, String prefix, long revision, EtcdWatch watch) {
        WatchStream stream = new WatchStream(member, watch);
        stream.begin(WatchCreateRequest.newBuilder()
                .setKey(Keys.of(prefix))
                .setRangeEnd(Keys.endOf(prefix))
                .setStartRevision(revision)
                .setPrevKv(true)
                .setProgressNotify(true)
                .build());
        return stream;
    }

    private void begin(WatchCreateRequest create) {
        Metadata headers = new Metadata();
        headers.put(HAS_LEADER, "true");
        member.channel().resetConnectBackoff();
        call.start(this, headers);
        call.request(1);
        call.sendMessage(WatchRequest.newBuilder().setCreateRequest(create).build());
    }

    EtcdMember member() {
        return member;
    }

    void requestProgress() {
        call.sendMessage(WatchRequest.newBuilder()
                .setProgressRequest(WatchProgressRequest.getDefaultInstance())
                .build());
    }

    @Override
    public void onMessage(WatchResponse response) {
        watch.told(this, response);
        call.request(1);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        watch.lost(this, status.toString());
    }

    void close() {
        call.cancel("the watch goes on elsewhere or has ended", null);
    }
}
