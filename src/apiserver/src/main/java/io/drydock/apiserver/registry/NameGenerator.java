package io.drydock.apiserver.registry;

/**
 * Makes names for objects whose clients leave that to the server.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/names/generate.go: NameGenerator"
 */
@FunctionalInterface
interface NameGenerator {

    /** A valid name that begins with the base, if that is valid. */
    String generateName(String base);
}
