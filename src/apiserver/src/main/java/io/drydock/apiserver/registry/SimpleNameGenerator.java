package io.drydock.apiserver.registry;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Appends five random characters, of those that make no words and are not mistaken for each other.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/names/generate.go: simpleNameGenerator"
 */
public final class SimpleNameGenerator implements NameGenerator {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;
    private static final int LONGEST_BASE = 63 - SUFFIX_LENGTH;

    @Override
    public String generateName(String base) {
        StringBuilder name = new StringBuilder(base);
        name.setLength(Math.min(LONGEST_BASE, base.length()));
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            name.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
