package io.drydock.storage.etcd;

import io.drydock.apiserver.storage.StorageException;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of one cluster. All calls go to one of them for as long as it answers, and to the next when it does not:
 * each of them can answer for the whole cluster, unless it has lost the others.
 */
final class EtcdCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EtcdCluster.class);

    /** A server that says nothing for so long is left, where there is another to go to. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE_AFTER_ROUND = Duration.ofMillis(200);

    private final List<EtcdMember> members;
    private final AtomicInteger current = new AtomicInteger();
    private volatile boolean closed;

    EtcdCluster(EtcdConfig config) {
        QuietTransport.setUp();
        this.members = config.servers().stream()
                .map(server -> new EtcdMember(server, config, Thread::startVirtualThread))
                .toList();
    }

    List<EtcdMember> members() {
        return members;
    }

    /** The server that calls go to now. */
    EtcdMember member() {
        requireOpen();
        return members.get(Math.floorMod(current.get(), members.size()));
    }

    /** Has calls go to another server from now on, unless somebody else has seen to that. */
    void leave(EtcdMember silent) {
        int now = current.get();
        if (members.size() > 1 && members.get(Math.floorMod(now, members.size())) == silent) {
            current.compareAndSet(now, now + 1);
        }
    }

    /**
     * Asks what may be asked any number of times, of one server after the other until one answers.
     *
     * @throws StatusRuntimeException with what the last of them said, when none did in time
     */
    <Q, A> A read(MethodDescriptor<Q, A> method, Q request, Duration patience) {
        return call(method, request, patience, true);
    }

    /**
     * Asks for what may happen only once: what may have reached a server is not sent again.
     *
     * @throws StatusRuntimeException when it has failed, or nobody knows whether it has
     */
    <Q, A> A write(MethodDescriptor<Q, A> method, Q request, Duration patience) {
        return call(method, request, patience, false);
    }

    private <Q, A> A call(MethodDescriptor<Q, A> method, Q request, Duration patience, boolean repeatable) {
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            EtcdMember member = member();
            Sent sent = new Sent();
            try {
                return member.call(method, request, patienceOfAttempt(end), sent);
            } catch (StatusRuntimeException failure) {
                if (!isLost(failure)) {
                    throw failure;
                }
                leave(member);
                LOG.debug("{} did not answer {}: {}", member.server(), method.getBareMethodName(), failure.getStatus());
                boolean mayRepeat = repeatable || !sent.hasBegun();
                if (!mayRepeat
                        || System.nanoTime() >= end
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
            if (attempt % members.size() == 0) {
                pause(Math.min(PAUSE_AFTER_ROUND.toNanos(), end - System.nanoTime()));
            }
        }
    }

    private Duration patienceOfAttempt(long end) {
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        return members.size() > 1 && left.compareTo(SILENCE) > 0 ? SILENCE : left;
    }

    /** Whether another server, or the same one later, may know better. */
    private static boolean isLost(StatusRuntimeException failure) {
        Status.Code code = failure.getStatus().getCode();
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }

    private void pause(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException.Unavailable("interrupted while waiting for etcd", interrupted);
        }
    }

    void requireOpen() {
        if (closed) {
            throw new StorageException.Unavailable("the connection to etcd is closed");
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        members.forEach(EtcdMember::close);
    }
}
