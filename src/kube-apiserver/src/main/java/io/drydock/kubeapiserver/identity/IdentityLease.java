package io.drydock.kubeapiserver.identity;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lease by which this server says that it lives, renewed every ten seconds and taken back when it stops.
 *
 * @see "Go (1.36): pkg/controlplane/apiserver/server.go: completedConfig.New"
 */
public final class IdentityLease implements AutoCloseable {
    public static final GroupResource LEASES = new GroupResource("coordination.k8s.io", "leases");

    static final String NAMESPACE = "kube-system";
    static final String IDENTITY = "apiserver.kubernetes.io/identity";
    static final RequestScope SCOPE = InternalScope.of(LEASES.resource(), NAMESPACE);

    private static final Logger LOG = LoggerFactory.getLogger(IdentityLease.class);
    private static final String HOST_NAME = "kubernetes.io/hostname";
    private static final String PEER_ADDRESS = "kubernetes.io/peer-advertise-address";
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int DURATION_SECONDS = 3600;
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Store leases;
    private final ServerIdentity identity;
    private final String name;
    private final String holder;
    private final Clock clock;
    private final Reconciler reconciler = new Reconciler("identity-lease", this::renew);
    private final ReentrantLock writing = new ReentrantLock();
    private boolean ended; // guarded by writing

    public IdentityLease(Store leases, ServerIdentity identity, Clock clock) {
        this.leases = leases;
        this.identity = identity;
        this.name = identity.name();
        this.holder = name + "_" + UUID.randomUUID();
        this.clock = clock;
    }

    /** Takes the lease, and goes on to renew it. */
    public void start() {
        renew(name);
        reconciler.start();
    }

    /** Takes the lease back, so that nobody waits for this server. */
    public void end() {
        reconciler.close();
        writing.lock();
        try {
            ended = true;
            leases.delete(SCOPE, name, WriteOptions.internal());
        } catch (StatusException gone) {
            LOG.debug("the lease {} was not taken back: {}", name, gone.getMessage());
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void renew(String key) {
        writing.lock();
        try {
            if (ended) {
                return;
            }
            if (leases.find(SCOPE, name).isEmpty()) {
                leases.create(SCOPE, "", renewed(fresh()), WriteOptions.internal());
            } else {
                leases.update(
                        SCOPE,
                        name,
                        current -> renewed(current.map(KubeObject::deepCopy).orElseGet(this::fresh)),
                        WriteOptions.internal());
            }
            reconciler.addAfter(key, AGAIN);
        } finally {
            writing.unlock();
        }
    }

    private KubeObject fresh() {
        KubeObject lease = KubeObject.ofKind(leases.kind());
        lease.setName(name);
        lease.setNamespace(NAMESPACE);
        lease.objectAt("spec").put("holderIdentity", holder);
        return lease;
    }

    private KubeObject renewed(KubeObject lease) {
        ObjectNode metadata = lease.metadata();
        metadata.withObjectProperty("labels")
                .put(IDENTITY, ServerIdentity.COMPONENT)
                .put(HOST_NAME, identity.hostName());
        identity.peerAddress()
                .ifPresent(address -> metadata.withObjectProperty("annotations").put(PEER_ADDRESS, address));
        lease.objectAt("spec")
                .put("leaseDurationSeconds", DURATION_SECONDS)
                .put("renewTime", MICROSECONDS.format(clock.instant()));
        return lease;
    }
}
