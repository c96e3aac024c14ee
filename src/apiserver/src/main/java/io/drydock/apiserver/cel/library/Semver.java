package io.drydock.apiserver.cel.library;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version such as {@code 1.2.3-rc.1+build}. What comes after the plus makes no difference to its order.
 *
 * @param preRelease the parts between the hyphen and the plus; none for a release
 * @see "Go: github.com/blang/semver/semver.go: Version"
 */
record Semver(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
        implements Comparable<Semver> {
    private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    Semver {
        preRelease = List.copyOf(preRelease);
    }

    /** Reads a version written in full. */
    static Optional<Semver> parse(String text) {
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        String rest = parts[2];
        int plus = rest.indexOf('+');
        if (plus >= 0 && !isDotted(rest.substring(plus + 1), false)) {
            return Optional.empty();
        }
        rest = plus < 0 ? rest : rest.substring(0, plus);
        int hyphen = rest.indexOf('-');
        if (hyphen >= 0 && !isDotted(rest.substring(hyphen + 1), true)) {
            return Optional.empty();
        }
        List<String> preRelease =
                hyphen < 0 ? List.of() : List.of(rest.substring(hyphen + 1).split("\\.", -1));
        String patch = hyphen < 0 ? rest : rest.substring(0, hyphen);
        if (!isNumber(parts[0]) || !isNumber(parts[1]) || !isNumber(patch)) {
            return Optional.empty();
        }
        Semver version =
                new Semver(new BigInteger(parts[0]), new BigInteger(parts[1]), new BigInteger(patch), preRelease);
        return version.fits() ? Optional.of(version) : Optional.empty();
    }

    /** Reads a version that may have a {@code v} before it, zeros before its numbers, and parts left out. */
    static Optional<Semver> parseTolerant(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3)) {
            parts.add(part.length() > 1 ? withoutLeadingZeros(part) : part);
        }
        if (parts.size() < 3) {
            if (parts.getLast().indexOf('+') >= 0 || parts.getLast().indexOf('-') >= 0) {
                return Optional.empty();
            }
            while (parts.size() < 3) {
                parts.add("0");
            }
        }
        return parse(String.join(".", parts));
    }

    private static String withoutLeadingZeros(String part) {
        int start = 0;
        while (start < part.length() && part.charAt(start) == '0') {
            start++;
        }
        String rest = part.substring(start);
        return rest.isEmpty() || !isDigit(rest.charAt(0)) ? "0" + rest : rest;
    }

    private boolean fits() {
        return major.compareTo(MOST) <= 0 && minor.compareTo(MOST) <= 0 && patch.compareTo(MOST) <= 0;
    }

    private static boolean isDotted(String text, boolean numbersArePlain) {
        for (String part : text.split("\\.", -1)) {
            boolean valid = !part.isEmpty() && part.chars().allMatch(Semver::isNameCharacter);
            boolean digits = part.chars().allMatch(c -> isDigit((char) c));
            if (!valid || (numbersArePlain && digits && !isNumber(part))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(int c) {
        return isDigit((char) c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> isDigit((char) c))
                && (text.length() == 1 || text.charAt(0) != '0');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public int compareTo(Semver other) {
        int numbers = major.compareTo(other.major);
        if (numbers == 0) {
            numbers = minor.compareTo(other.minor);
        }
        if (numbers == 0) {
            numbers = patch.compareTo(other.patch);
        }
        return numbers != 0 ? numbers : comparePreRelease(other);
    }

    private int comparePreRelease(Semver other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int parts = compareParts(preRelease.get(i), other.preRelease.get(i));
            if (parts != 0) {
                return parts;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareParts(String one, String other) {
        boolean oneNumber = isNumber(one);
        if (oneNumber != isNumber(other)) {
            return oneNumber ? -1 : 1;
        }
        int order = oneNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
        return Integer.signum(order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Semver that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return List.of(major, minor, patch, preRelease).hashCode();
    }
}
