package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.authorization.Authorizer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What all endpoints of a server share.
 *
 * @param authorizer asked again when an update turns out to create
 * @param minRequestTimeout a watch that names no timeout of its own lasts between this and twice as long; zero for
 *     watches without end
 * @param maxRequestBodyBytes greater bodies are refused with 413
 * @param clock that ages in tables are counted by
 */
public record EndpointSettings(
        Scheme scheme,
        AdmissionChain admission,
        Authorizer authorizer,
        Duration minRequestTimeout,
        int maxRequestBodyBytes,
        OpenWatches openWatches,
        InstantSource clock) {
    /** As much as etcd takes in one request, doubled for the difference between JSON and what is stored. */
    public static final int DEFAULT_MAX_REQUEST_BODY_BYTES = 3 * 1024 * 1024;

    public static final Duration DEFAULT_MIN_REQUEST_TIMEOUT = Duration.ofMinutes(30);

    Release release() {
        return scheme.catalog().release();
    }

    /** Whether a watch can be asked to begin with what is there, and to say where that ends. */
    boolean hasWatchList() {
        return release().atLeast(Release.V1_36);
    }

    /** Whether a client can say what is to be done about fields that its objects should not have. */
    boolean hasFieldValidation() {
        return release().atLeast(Release.V1_36);
    }

    /** Writes the answers that are wanted in protobuf. */
    ProtobufEncoder protobufEncoder() {
        return new ProtobufEncoder(release());
    }
}
