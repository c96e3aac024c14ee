package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.validation.FieldPath;

/**
 * Addresses that lead nowhere, back to where one is, or only to what is next to it.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNonSpecialIP"
 */
public final class SpecialAddresses {
    private SpecialAddresses() {}

    /**
     * @param text an address; what is none is not looked at
     * @param newer whether the release names the ranges of both families
     */
    public static void refuse(String text, boolean newer, FieldPath path, FieldErrors errors) {
        IpAddress.parse(text).ifPresent(address -> refuse(address, text, newer, path, errors));
    }

    private static void refuse(IpAddress address, String shown, boolean newer, FieldPath path, FieldErrors errors) {
        if (address.isUnspecified()) {
            errors.invalid(path, shown, "may not be unspecified (" + (newer ? shown : "0.0.0.0") + ")");
        }
        if (address.isLoopback()) {
            errors.invalid(path, shown, outOfPlace("loopback", "127.0.0.0/8", "::1/128", newer));
        }
        if (address.isLinkLocalUnicast()) {
            errors.invalid(path, shown, outOfPlace("link-local", "169.254.0.0/16", "fe80::/10", newer));
        }
        if (address.isLinkLocalMulticast()) {
            errors.invalid(path, shown, outOfPlace("link-local multicast", "224.0.0.0/24", "ff02::/10", newer));
        }
    }

    private static String outOfPlace(String name, String range, String newerRange, boolean newer) {
        return "may not be in the " + name + " range (" + range + (newer ? ", " + newerRange : "") + ")";
    }
}
