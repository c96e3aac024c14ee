package io.drydock.apiserver.http;

/** A step of the handler chain: sees a request before what comes after it, and may answer in its place. */
@FunctionalInterface
public interface Filter {
    Handler before(Handler next);
}
