package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.request.RequestInfo;
import java.util.function.Predicate;

/**
 * Priority and fairness: queues requests by whose they are, in place of the plain limits of requests in flight.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go: Interface"
 */
public interface FlowControl {

    /** What stands in the handler chain where the plain limits would. */
    Filter filter(Predicate<RequestInfo> longRunning);

    /** Follows its configuration objects until the signal comes; returns at once. */
    void follow(LifecycleSignal stop);
}
