package io.drydock.storage.etcd;

import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseGrpc;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Leases for keys that go by themselves. They cost etcd more than keys do, and events come in crowds and all live
 * equally long, so that one lease serves those that come within a twentieth of that time, but no more than a minute.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/lease_manager.go: leaseManager"
 */
final class ReusedLeases {
    private static final int SHARE = 20;
    private static final long MOST_SECONDS = 60;

    private final EtcdCluster cluster;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by lock, as is what follows. */
    private long lease;

    private long end;

    ReusedLeases(EtcdCluster cluster, Duration patience, LongSupplier nanoTime) {
        this.cluster = cluster;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** A lease that ends when the time given is over, or not much later. */
    long get(Duration timeToLive) {
        long seconds = Math.max(1, timeToLive.toSeconds());
        long reuse = Math.min(seconds / SHARE, MOST_SECONDS);
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            long left = end - now;
            if (lease != 0
                    && left > Duration.ofSeconds(seconds).toNanos()
                    && left < Duration.ofSeconds(seconds + reuse).toNanos()) {
                return lease;
            }
            LeaseGrantResponse granted = cluster.read(
                    LeaseGrpc.getLeaseGrantMethod(),
                    LeaseGrantRequest.newBuilder().setTTL(seconds + reuse).build(),
                    patience);
            lease = granted.getID();
            end = now + Duration.ofSeconds(seconds + reuse).toNanos();
            return lease;
        } finally {
            lock.unlock();
        }
    }
}
