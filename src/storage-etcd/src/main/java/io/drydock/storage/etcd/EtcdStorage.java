package io.drydock.storage.etcd;

import com.google.protobuf.ByteString;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps objects in an etcd cluster, under the keys and in the transactions in which kube-apiserver keeps them: every
 * write is a comparison with the key's last revision. Several servers may share a cluster.
 *
 * <p>Opening does not connect; calls do, and while no member of the cluster answers they try for as long as they are
 * told to. Watches go on by themselves when one answers again.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go: store"
 */
public final class EtcdStorage implements Storage {
    private final EtcdConfig config;
    /** Any key will do to ask for the newest revision; this is the one that kube-apiserver reads for its health. */
    private final ByteString healthKey;

    private final EtcdCluster cluster;
    private final UnaryOperator<byte[]> reading;
    private final ReusedLeases leases;
    private final ProgressSupport progress;
    private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicLong compacted = new AtomicLong();

    /** @param reading makes of the bytes that are stored those that are read, which are the same for most */
    public EtcdStorage(EtcdConfig config, UnaryOperator<byte[]> reading) {
        this.config = config;
        this.healthKey = Keys.of(config.prefix() + "/health");
        this.reading = reading;
        this.cluster = new EtcdCluster(config);
        this.leases = new ReusedLeases(cluster, config.patience(), System::nanoTime);
        this.progress = new ProgressSupport(cluster, config.healthPatience());
        progress.begin();
    }

    /** What the cluster's upkeep needs: compaction, and a look at its size. */
    EtcdCluster cluster() {
        return cluster;
    }

    @Override
    public StoredValue create(String key, byte[] value, Optional<Duration> timeToLive) {
        return answered(() -> {
            TxnResponse response = commit(Transactions.put(Keys.of(key), 0, value, lease(timeToLive)));
            if (!response.getSucceeded()) {
                throw new StorageException.KeyExists(
                        key, present(response).map(KeyValue::getModRevision).orElse(0L));
            }
            return new StoredValue(key, value, response.getHeader().getRevision());
        });
    }

    @Override
    public Optional<StoredValue> get(String key, long atLeast) {
        RangeResponse response = answered(() -> range(RangeRequest.newBuilder().setKey(Keys.of(key))));
        requireReached(atLeast, response.getHeader().getRevision());
        return response.getKvsList().stream().map(this::stored).findFirst();
    }

    @Override
    public Page list(String prefix, ListRange range) {
        try {
            return new PagedList(prefix, range, this::range, this::stored).read();
        } catch (StatusRuntimeException failure) {
            long asked = range.revision().orElse(0);
            if (EtcdErrors.isCompacted(failure)) {
                throw compacted(asked);
            }
            throw EtcdErrors.isFuture(failure)
                    ? new StorageException.TooLargeRevision(asked, currentRevision())
                    : EtcdErrors.of(failure);
        }
    }

    @Override
    public StoredValue guaranteedUpdate(String key, boolean mustExist, Optional<Duration> timeToLive, Update update) {
        Optional<StoredValue> read = get(key, 0);
        while (true) {
            if (read.isEmpty() && mustExist) {
                throw new StorageException.KeyNotFound(key);
            }
            byte[] changed = update.apply(read);
            if (read.isPresent() && Arrays.equals(changed, read.get().value())) {
                return read.get();
            }
            long revision = read.map(StoredValue::revision).orElse(0L);
            TxnResponse response =
                    answered(() -> commit(Transactions.put(Keys.of(key), revision, changed, lease(timeToLive))));
            if (response.getSucceeded()) {
                return new StoredValue(key, changed, response.getHeader().getRevision());
            }
            read = present(response).map(this::stored);
        }
    }

    @Override
    public StoredValue delete(String key, Precondition check) {
        Optional<StoredValue> read = get(key, 0);
        while (true) {
            StoredValue value = read.orElseThrow(() -> new StorageException.KeyNotFound(key));
            check.check(value);
            TxnResponse response = answered(() -> commit(Transactions.delete(Keys.of(key), value.revision())));
            if (response.getSucceeded()) {
                return new StoredValue(key, value.value(), response.getHeader().getRevision());
            }
            read = present(response).map(this::stored);
        }
    }

    @Override
    public StorageWatch watch(String prefix, OptionalLong after) {
        if (after.isPresent()) {
            requireKept(after.getAsLong());
        }
        // From a revision that is known, so that a server which is behind the others leaves nothing out.
        long begin = after.orElseGet(this::currentRevision);
        EtcdWatch watch = new EtcdWatch(cluster, progress, prefix, begin, reading, watches::remove);
        watches.add(watch);
        watch.open();
        if (cluster.isClosed()) {
            watch.close();
        }
        return watch;
    }

    /** etcd itself tells a watcher only later that it has come too late. */
    private void requireKept(long revision) {
        try {
            range(RangeRequest.newBuilder()
                    .setKey(healthKey)
                    .setRevision(revision)
                    .setSerializable(true)
                    .setCountOnly(true));
        } catch (StatusRuntimeException failure) {
            if (EtcdErrors.isCompacted(failure)) {
                throw compacted(revision);
            }
            if (!EtcdErrors.isFuture(failure)) {
                throw EtcdErrors.of(failure);
            }
        }
    }

    @Override
    public long count(String prefix) {
        return answered(() -> range(RangeRequest.newBuilder()
                        .setKey(Keys.of(prefix))
                        .setRangeEnd(Keys.endOf(prefix))
                        .setCountOnly(true)))
                .getCount();
    }

    @Override
    public long currentRevision() {
        return answered(() -> range(RangeRequest.newBuilder().setKey(healthKey).setCountOnly(true)))
                .getHeader()
                .getRevision();
    }

    @Override
    public void compact(long revision) {
        try {
            cluster.read(
                    KVGrpc.getCompactMethod(),
                    CompactionRequest.newBuilder().setRevision(revision).build(),
                    config.patience());
        } catch (StatusRuntimeException failure) {
            if (EtcdErrors.isFuture(failure)) {
                throw new StorageException.TooLargeRevision(revision, currentRevision());
            }
            if (!EtcdErrors.isCompacted(failure)) {
                throw EtcdErrors.of(failure);
            }
        }
        compacted.accumulateAndGet(revision, Math::max);
    }

    @Override
    public String name() {
        return "etcd";
    }

    /** Reads a key, as Go does: only a cluster that agrees about its state can answer that. */
    @Override
    public void ping() {
        RangeRequest health = RangeRequest.newBuilder().setKey(healthKey).build();
        answered(() -> cluster.read(KVGrpc.getRangeMethod(), health, config.healthPatience()));
    }

    @Override
    public void close() {
        cluster.close();
        watches.forEach(EtcdWatch::close);
    }

    private RangeResponse range(RangeRequest.Builder request) {
        return cluster.read(KVGrpc.getRangeMethod(), request.build(), config.patience());
    }

    private TxnResponse commit(TxnRequest request) {
        return cluster.write(KVGrpc.getTxnMethod(), request, config.patience());
    }

    private long lease(Optional<Duration> timeToLive) {
        return timeToLive.map(leases::get).orElse(0L);
    }

    private static Optional<KeyValue> present(TxnResponse failed) {
        return failed.getResponses(0).getResponseRange().getKvsList().stream().findFirst();
    }

    private StoredValue stored(KeyValue value) {
        return new StoredValue(
                value.getKey().toStringUtf8(), reading.apply(value.getValue().toByteArray()), value.getModRevision());
    }

    private StorageException.Compacted compacted(long asked) {
        return new StorageException.Compacted(asked, Math.max(compacted.get(), asked + 1));
    }

    private static void requireReached(long atLeast, long current) {
        if (atLeast > current) {
            throw new StorageException.TooLargeRevision(atLeast, current);
        }
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException failure) {
            throw EtcdErrors.of(failure);
        }
    }
}
