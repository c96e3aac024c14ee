package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A resource that a release serves.
 *
 * @param singularName empty in releases that do not say it
 * @param verbs as discovery lists them, in alphabetical order
 * @param storageVersion in which objects are kept, which may be of another group; absent when nothing is kept
 * @param subresources in alphabetical order
 */
public record ResourceFact(
        GroupVersionResource resource,
        GroupVersionKind kind,
        boolean namespaced,
        String singularName,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        Optional<GroupVersion> storageVersion,
        List<SubresourceFact> subresources) {
    private static final int HASH_LENGTH = 8;

    public ResourceFact {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    /**
     * What discovery shows so that clients notice a change of the storage version; empty when nothing is kept.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/storageversionhash.go: StorageVersionHash"
     */
    public String storageVersionHash() {
        return storageVersion
                .map(stored -> hash(stored.group() + "/" + stored.version() + "/" + kind.kind()))
                .orElse("");
    }

    public Optional<SubresourceFact> subresource(String name) {
        return subresources.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    private static String hash(String stored) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, HASH_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
