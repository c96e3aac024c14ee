package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.serviceaccount.ServiceAccountClaims.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Makes tokens for service accounts, bound or not, with an end.
 *
 * @see "Go: pkg/serviceaccount/claims.go: Claims"
 */
public final class BoundTokens {
    /** The first minor release whose tokens may be bound to nodes, have ids and name the node of their pod. */
    public static final int NODES_SINCE = 32;

    /** How long a token that is mounted into a pod is asked for. */
    public static final long MOUNTED_SECONDS = 60 * 60 + 7;

    /** How long such a token lives, so that clients that never read it anew go on. */
    public static final long EXTENDED_SECONDS = 365L * 24 * 60 * 60;

    private final Release release;
    private final TokenGenerator generator;

    public BoundTokens(Release release, TokenGenerator generator) {
        this.release = release;
        this.generator = generator;
    }

    /** What a token lives and dies with; at most one of them, except that a pod's token also names its node. */
    public record Binding(Optional<KubeObject> pod, Optional<KubeObject> secret, Optional<KubeObject> node) {
        public static final Binding NONE = new Binding(Optional.empty(), Optional.empty(), Optional.empty());

        /** @param node that the pod runs on */
        public static Binding toPod(KubeObject pod, Optional<KubeObject> node) {
            return new Binding(Optional.of(pod), Optional.empty(), node);
        }

        public static Binding toSecret(KubeObject secret) {
            return new Binding(Optional.empty(), Optional.of(secret), Optional.empty());
        }

        public static Binding toNode(KubeObject node) {
            return new Binding(Optional.empty(), Optional.empty(), Optional.of(node));
        }
    }

    /**
     * @param seconds after which the token ought to be replaced
     * @param lifetime after which it is refused, in seconds; when it is longer, the token says so
     */
    public String issue(
            KubeObject serviceAccount,
            Binding binding,
            List<String> audiences,
            Instant now,
            long seconds,
            long lifetime) {
        boolean detailed = release.minor() >= NODES_SINCE;
        long second = now.getEpochSecond();
        ServiceAccountClaims claims = new ServiceAccountClaims(
                detailed ? UUID.randomUUID().toString() : "",
                audiences,
                OptionalLong.of(second),
                OptionalLong.of(second),
                OptionalLong.of(second + lifetime),
                lifetime > seconds ? OptionalLong.of(second + seconds) : OptionalLong.empty(),
                serviceAccount.namespace(),
                Reference.to(serviceAccount),
                binding.pod().map(Reference::to),
                binding.secret().map(Reference::to),
                detailed ? binding.node().map(Reference::to) : Optional.empty());
        return generator.sign(claims.payload());
    }
}
