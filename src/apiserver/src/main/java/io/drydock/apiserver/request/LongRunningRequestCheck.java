package io.drydock.apiserver.request;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells requests that may last (watches, logs, tunnels) from those that end by themselves and therefore get a timeout
 * and count as in flight.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/longrunning.go: BasicLongRunningRequestCheck"
 */
public record LongRunningRequestCheck(Set<String> verbs, Set<String> subresources) implements Predicate<RequestInfo> {

    public LongRunningRequestCheck {
        verbs = Set.copyOf(verbs);
        subresources = Set.copyOf(subresources);
    }

    @Override
    public boolean test(RequestInfo info) {
        if (verbs.contains(info.verb())) {
            return true;
        }
        return info.isResourceRequest()
                ? subresources.contains(info.subresource())
                : info.path().startsWith("/debug/pprof/");
    }
}
