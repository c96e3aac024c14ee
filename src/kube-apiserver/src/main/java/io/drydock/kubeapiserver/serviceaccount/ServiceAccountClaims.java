package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a token of today's kind says.
 *
 * @param id unique to this token; empty in those of old releases
 * @param audiences whom it is meant for
 * @param issuedAt in seconds since 1970, as all times here
 * @param warnAfter when it ought to have been replaced, if that is before it expires
 * @param pod that it lives and dies with, and likewise {@code secret} and {@code node}; for a token of a pod the node
 *     only says where the pod runs
 * @see "Go: pkg/serviceaccount/claims.go: privateClaims"
 */
record ServiceAccountClaims(
        String id,
        List<String> audiences,
        OptionalLong issuedAt,
        OptionalLong notBefore,
        OptionalLong expiry,
        OptionalLong warnAfter,
        String namespace,
        Reference serviceAccount,
        Optional<Reference> pod,
        Optional<Reference> secret,
        Optional<Reference> node) {
    /** Go's JWT library lets clocks differ by a minute. */
    private static final long LEEWAY_SECONDS = 60;

    ServiceAccountClaims {
        audiences = List.copyOf(audiences);
    }

    /** An object that is named together with its UID, so that a later one of the same name is not taken for it. */
    record Reference(String name, String uid) {
        static Reference to(KubeObject object) {
            return new Reference(object.name(), object.uid());
        }

        private ObjectNode tree() {
            ObjectNode tree = JsonNodeFactory.instance.objectNode().put("name", name);
            return uid.isEmpty() ? tree : tree.put("uid", uid);
        }

        private static Optional<Reference> read(JsonNode node) {
            return node.isObject()
                    ? Optional.of(new Reference(
                            node.path("name").asString(""), node.path("uid").asString("")))
                    : Optional.empty();
        }
    }

    /** Reads the payload of a token; what is missing is empty. */
    static ServiceAccountClaims of(JsonNode payload) {
        JsonNode own = payload.path("kubernetes.io");
        return new ServiceAccountClaims(
                payload.path("jti").asString(""),
                audiencesOf(payload),
                seconds(payload.path("iat")),
                seconds(payload.path("nbf")),
                seconds(payload.path("exp")),
                seconds(own.path("warnafter")),
                own.path("namespace").asString(""),
                Reference.read(own.path("serviceaccount")).orElse(new Reference("", "")),
                Reference.read(own.path("pod")),
                Reference.read(own.path("secret")),
                Reference.read(own.path("node")));
    }

    /** An audience alone may stand without an array around it. */
    static List<String> audiencesOf(JsonNode payload) {
        JsonNode node = payload.path("aud");
        List<String> audiences = new ArrayList<>();
        if (node.isString()) {
            audiences.add(node.asString());
        }
        if (node.isArray()) {
            node.forEach(audience -> audiences.add(audience.asString("")));
        }
        return audiences;
    }

    ObjectNode payload() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        audiences.forEach(payload.putArray("aud")::add);
        expiry.ifPresent(time -> payload.put("exp", time));
        issuedAt.ifPresent(time -> payload.put("iat", time));
        if (!id.isEmpty()) {
            payload.put("jti", id);
        }
        ObjectNode own = payload.putObject("kubernetes.io");
        own.put("namespace", namespace);
        node.ifPresent(reference -> own.set("node", reference.tree()));
        pod.ifPresent(reference -> own.set("pod", reference.tree()));
        secret.ifPresent(reference -> own.set("secret", reference.tree()));
        own.set("serviceaccount", serviceAccount.tree());
        warnAfter.ifPresent(time -> own.put("warnafter", time));
        notBefore.ifPresent(time -> payload.put("nbf", time));
        payload.put("sub", ServiceAccountUser.name(namespace, serviceAccount.name()));
        return payload;
    }

    boolean hasExpired(Instant now) {
        return expiry.isPresent() && now.getEpochSecond() - LEEWAY_SECONDS > expiry.getAsLong();
    }

    boolean isNotValidYet(Instant now) {
        return notBefore.isPresent() && now.getEpochSecond() + LEEWAY_SECONDS < notBefore.getAsLong();
    }

    private static OptionalLong seconds(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }
}
