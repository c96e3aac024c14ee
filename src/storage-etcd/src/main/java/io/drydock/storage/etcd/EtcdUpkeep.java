package io.drydock.storage.etcd;

import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** What is done for a cluster now and then for as long as the server runs: it is compacted, and its size looked at. */
public final class EtcdUpkeep implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long UNKNOWN = -1;

    private final EtcdStorage storage;
    private final List<Thread> threads = new ArrayList<>();

    public EtcdUpkeep(EtcdStorage storage) {
        this.storage = storage;
    }

    /** @param interval zero to leave it to others */
    public void compactEvery(Duration interval) {
        repeat("etcd compaction", interval, new Compaction(storage, PATIENCE)::run);
    }

    /**
     * @param interval zero not to measure
     * @param sizes is told each server's size in bytes, or -1 when it does not answer
     */
    public void measureEvery(Duration interval, ObjLongConsumer<URI> sizes) {
        repeat(
                "etcd size",
                interval,
                () -> storage.cluster().members().forEach(member -> sizes.accept(member.server(), sizeOf(member))));
    }

    private void repeat(String name, Duration interval, Runnable task) {
        if (!interval.isZero()) {
            threads.add(Thread.ofVirtual().name(name).start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.sleep(interval);
                        task.run();
                    }
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    private static long sizeOf(EtcdMember member) {
        try {
            return member.call(
                            MaintenanceGrpc.getStatusMethod(), StatusRequest.getDefaultInstance(), PATIENCE, new Sent())
                    .getDbSize();
        } catch (StatusRuntimeException silent) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
