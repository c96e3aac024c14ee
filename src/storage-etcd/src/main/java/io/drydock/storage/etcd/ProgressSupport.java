package io.drydock.storage.etcd;

import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a watch may ask how far it has come. Servers before 3.4.25, and of 3.5 before 3.5.8, answer without waiting
 * for the changes that are on their way, and are not asked.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/feature/feature_support_checker.go: endpointSupportsRequestWatchProgress"
 */
final class ProgressSupport {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressSupport.class);
    private static final int[] SINCE_3_4 = {3, 4, 25};
    private static final int[] SINCE_3_5 = {3, 5, 8};

    private final EtcdCluster cluster;
    private final Duration patience;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean supported;

    ProgressSupport(EtcdCluster cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** Has the servers asked, and does not wait for them. */
    void begin() {
        if (!asked.getAndSet(true)) {
            Thread.startVirtualThread(this::ask);
        }
    }

    /** False until all servers have said which release they are of; does not wait for that. */
    boolean isKnown() {
        begin();
        return supported;
    }

    private void ask() {
        try {
            supported = cluster.members().stream()
                    .map(member -> member.call(
                                    MaintenanceGrpc.getStatusMethod(),
                                    StatusRequest.getDefaultInstance(),
                                    patience,
                                    new Sent())
                            .getVersion())
                    .allMatch(ProgressSupport::supports);
        } catch (StatusRuntimeException silent) {
            LOG.debug("an etcd server does not say its version: {}", silent.getStatus());
            asked.set(false);
        }
    }

    static boolean supports(String version) {
        int[] parts = Arrays.stream(version.split("-", 2)[0].split("\\.", -1))
                .mapToInt(ProgressSupport::number)
                .toArray();
        boolean isOf35 = parts.length > 1 && parts[0] == 3 && parts[1] == 5;
        return Arrays.compare(parts, isOf35 ? SINCE_3_5 : SINCE_3_4) >= 0;
    }

    private static int number(String part) {
        return part.chars().allMatch(Character::isDigit) && !part.isEmpty() && part.length() < 9
                ? Integer.parseInt(part)
                : 0;
    }
}
