package io.drydock.storage.etcd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;

/** Requests that change a key if it is still at the revision it was read at, and read it again if not. */
final class Transactions {
    private Transactions() {}

    /** @param revision 0 for a key that must have no value */
    static TxnRequest put(ByteString key, long revision, byte[] value, long lease) {
        PutRequest.Builder put = PutRequest.newBuilder()
                .setKey(key)
                .setValue(UnsafeByteOperations.unsafeWrap(value))
                .setLease(lease);
        return ifStill(key, revision, RequestOp.newBuilder().setRequestPut(put));
    }

    static TxnRequest delete(ByteString key, long revision) {
        DeleteRangeRequest.Builder delete = DeleteRangeRequest.newBuilder().setKey(key);
        return ifStill(key, revision, RequestOp.newBuilder().setRequestDeleteRange(delete));
    }

    private static TxnRequest ifStill(ByteString key, long revision, RequestOp.Builder change) {
        return TxnRequest.newBuilder()
                .addCompare(Compare.newBuilder()
                        .setKey(key)
                        .setTarget(Compare.CompareTarget.MOD)
                        .setResult(Compare.CompareResult.EQUAL)
                        .setModRevision(revision))
                .addSuccess(change)
                .addFailure(RequestOp.newBuilder()
                        .setRequestRange(RangeRequest.newBuilder().setKey(key)))
                .build();
    }
}
