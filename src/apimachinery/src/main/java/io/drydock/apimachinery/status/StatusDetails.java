package io.drydock.apimachinery.status;

import java.util.List;

/**
 * What a failed (or done) request was about.
 *
 * @param name the object's name; empty when there is none
 * @param group its API group; empty for core and when there is none
 * @param kind its resource or kind, as the real server chooses in each case; empty when there is none
 * @param uid empty when it is not known
 * @param retryAfterSeconds 0 when the client need not wait
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: StatusDetails"
 */
public record StatusDetails(
        String name, String group, String kind, String uid, List<StatusCause> causes, int retryAfterSeconds) {
    public StatusDetails {
        causes = List.copyOf(causes);
    }

    public static StatusDetails of(String name, String group, String kind) {
        return new StatusDetails(name, group, kind, "", List.of(), 0);
    }
}
