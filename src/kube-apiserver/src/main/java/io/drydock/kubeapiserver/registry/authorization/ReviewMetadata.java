package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;

/** The metadata of an object that is answered with but never stored. */
public final class ReviewMetadata {
    /** The first release that leaves out the time of creation of what was not created. */
    private static final int OMITS_CREATION_TIME_SINCE = 34;

    private ReviewMetadata() {}

    /** Says that the object was never created, as old releases do. */
    public static void complete(KubeObject review, Release release) {
        if (review.creationTimestamp().isEmpty() && release.minor() < OMITS_CREATION_TIME_SINCE) {
            review.metadata().putNull("creationTimestamp");
        }
    }
}
