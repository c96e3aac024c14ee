package io.drydock.apimachinery.catalog.compiler;

import io.drydock.apimachinery.schema.GroupVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The short form of a storage version that discovery shows.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/storageversionhash.go: StorageVersionHash"
 */
final class StorageVersionHash {
    private static final int LENGTH = 8;

    private StorageVersionHash() {}

    static String of(GroupVersion stored, String kind) {
        String name = stored.group() + "/" + stored.version() + "/" + kind;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
