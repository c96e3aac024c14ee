package io.drydock.apimachinery.schema;

import java.util.Comparator;

/**
 * Orders version names from the most to the least stable: {@code v2, v1, v1beta1, v1alpha1}, then all other names by
 * the alphabet.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/version/helpers.go: CompareKubeAwareVersionStrings"
 */
public final class VersionOrder implements Comparator<String> {
    public static final VersionOrder MOST_STABLE_FIRST = new VersionOrder();

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        Parsed a = Parsed.of(left);
        Parsed b = Parsed.of(right);
        if (!a.known || !b.known) {
            return a.known == b.known ? left.compareTo(right) : a.known ? -1 : 1;
        }
        int byStability = Integer.compare(b.stability, a.stability);
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Long.compare(b.major, a.major);
        return byMajor != 0 ? byMajor : Long.compare(b.minor, a.minor);
    }

    /** @param stability 2 for released, 1 for beta, 0 for alpha */
    private record Parsed(boolean known, int stability, long major, long minor) {
        private static final Parsed UNKNOWN = new Parsed(false, 0, 0, 0);

        static Parsed of(String version) {
            int end = digits(version, 1);
            if (!version.startsWith("v") || end == 1) {
                return UNKNOWN;
            }
            long major = number(version, 1, end);
            if (end == version.length()) {
                return new Parsed(true, 2, major, 0);
            }
            int stability = version.startsWith("beta", end) ? 1 : version.startsWith("alpha", end) ? 0 : -1;
            int minorStart = end + (stability == 1 ? 4 : 5);
            if (stability < 0 || minorStart >= version.length() || digits(version, minorStart) != version.length()) {
                return UNKNOWN;
            }
            return new Parsed(true, stability, major, number(version, minorStart, version.length()));
        }

        private static int digits(String text, int from) {
            int end = from;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end;
        }

        private static long number(String text, int from, int to) {
            return to - from > 18 ? Long.MAX_VALUE : Long.parseLong(text, from, to, 10);
        }
    }
}
