package io.drydock.kubeapiserver.registry.core.podspec;

/**
 * What names of kernel parameters are made of: segments between dots.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: IsValidSysctlName"
 */
public final class SysctlNames {
    public static final int MAX_LENGTH = 253;

    /** The form of a segment, as messages tell it. */
    public static final String SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";

    private SysctlNames() {}

    public static boolean isSegment(String text) {
        return beginsSegment(text) && isAlphanumeric(text.charAt(text.length() - 1));
    }

    /** Whether a segment may begin with this; it need not end with it. */
    public static boolean beginsSegment(String text) {
        return !text.isEmpty()
                && isAlphanumeric(text.charAt(0))
                && text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_');
    }

    public static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
