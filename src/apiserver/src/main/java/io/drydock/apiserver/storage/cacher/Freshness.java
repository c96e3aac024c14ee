package io.drydock.apiserver.storage.cacher;

/**
 * How new an answer must be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go: GetOptions, ListOptions"
 */
public sealed interface Freshness {
    Freshness NEWEST = new Newest();

    /** Whatever is at hand. */
    Freshness ANY = new AtLeast(0);

    /** The newest there is when the question is asked. */
    record Newest() implements Freshness {}

    /** @param revision that the answer must not be older than; 0 for whatever is at hand */
    record AtLeast(long revision) implements Freshness {}
}
