package io.drydock.storage.etcd;

import com.google.protobuf.ByteString;
import io.drydock.apiserver.storage.StorageException;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has etcd forget what is older than the time between two rounds. Any number of servers may do so for one cluster: a
 * key counts the rounds, and a server does a round only if nobody has counted one since its last. The others take note
 * and step in when that server is gone. Who does a round compacts what was the newest revision at the last.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/compact.go: compact"
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    /** The key that real kube-apiservers use, so that all count the same rounds. */
    private static final ByteString ROUNDS = Keys.of("compact_rev_key");

    private final EtcdStorage storage;
    private final Duration patience;
    private long round;
    private long revision;

    Compaction(EtcdStorage storage, Duration patience) {
        this.storage = storage;
        this.patience = patience;
    }

    /** One round, or none if another server has done it. What goes wrong is logged, and done in a later round. */
    void run() {
        try {
            long compacted = revision;
            if (count() && compacted > 0) {
                storage.compact(compacted);
                LOG.debug("etcd has forgotten what is older than revision {}", compacted);
            }
        } catch (StatusRuntimeException failure) {
            LOG.warn("etcd was not compacted: {}", EtcdErrors.of(failure).getMessage());
        } catch (StorageException failure) {
            LOG.warn("etcd was not compacted: {}", failure.getMessage());
        }
    }

    /** Counts a round, and remembers the newest revision for the next. Answers whether this one is ours. */
    private boolean count() {
        TxnResponse response = storage.cluster()
                .write(
                        KVGrpc.getTxnMethod(),
                        TxnRequest.newBuilder()
                                .addCompare(Compare.newBuilder()
                                        .setKey(ROUNDS)
                                        .setTarget(Compare.CompareTarget.VERSION)
                                        .setResult(Compare.CompareResult.EQUAL)
                                        .setVersion(round))
                                .addSuccess(RequestOp.newBuilder()
                                        .setRequestPut(PutRequest.newBuilder()
                                                .setKey(ROUNDS)
                                                .setValue(ByteString.copyFromUtf8(Long.toString(revision)))))
                                .addFailure(RequestOp.newBuilder()
                                        .setRequestRange(
                                                RangeRequest.newBuilder().setKey(ROUNDS)))
                                .build(),
                        patience);
        revision = response.getHeader().getRevision();
        round = response.getSucceeded()
                ? round + 1
                : response.getResponses(0).getResponseRange().getKvs(0).getVersion();
        return response.getSucceeded();
    }
}
