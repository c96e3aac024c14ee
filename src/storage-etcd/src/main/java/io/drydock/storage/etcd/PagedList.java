package io.drydock.storage.etcd;

import com.google.protobuf.ByteString;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a list in pieces, all of the revision of the first, so that neither side must hold all of it in one message.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go: store.List"
 */
final class PagedList {
    private static final int PIECE = 5_000;

    private final ListRange range;
    private final Function<RangeRequest.Builder, RangeResponse> call;
    private final Function<KeyValue, StoredValue> reader;
    private final ByteString end;
    private ByteString next;
    private long revision;

    PagedList(
            String prefix,
            ListRange range,
            Function<RangeRequest.Builder, RangeResponse> call,
            Function<KeyValue, StoredValue> reader) {
        this.range = range;
        this.call = call;
        this.reader = reader;
        this.next = Keys.of(range.startKey().orElse(prefix));
        this.end = Keys.endOf(prefix);
        this.revision = range.revision().orElse(0);
    }

    Page read() {
        List<StoredValue> values = new ArrayList<>();
        int limit = range.limit() > 0 ? range.limit() : Integer.MAX_VALUE;
        while (true) {
            RangeResponse piece = piece(Math.min(PIECE, limit - values.size()));
            piece.getKvsList().forEach(value -> values.add(reader.apply(value)));
            long remaining = piece.getCount() - piece.getKvsCount();
            if (!piece.getMore() || values.size() >= limit) {
                return new Page(values, revision, piece.getMore(), remaining);
            }
            next = piece.getKvs(piece.getKvsCount() - 1).getKey().concat(ByteString.copyFrom(new byte[1]));
        }
    }

    private RangeResponse piece(int limit) {
        RangeResponse piece = call.apply(RangeRequest.newBuilder()
                .setKey(next)
                .setRangeEnd(end)
                .setRevision(revision)
                .setLimit(limit));
        if (revision == 0) {
            revision = piece.getHeader().getRevision();
            if (range.atLeast() > revision) {
                throw new StorageException.TooLargeRevision(range.atLeast(), revision);
            }
        }
        return piece;
    }
}
