package io.drydock.apiserver.storage.tree;

/** The order of keys: that of their UTF-8 bytes, found without making the bytes. */
public final class KeyOrder {
    private KeyOrder() {}

    public static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Integer.compare(weight(left), weight(right));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    // UTF-16 puts surrogates, which stand for the largest code points, before U+E000 to U+FFFF; UTF-8 does not.
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
