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

    /** @param text an address; what is none is not looked at */
    public static void refuse(String text, FieldPath path, FieldErrors errors) {
        IpAddress.parse(text).ifPresent(address -> refuse(address, text, path, errors));
    }

    private static void refuse(IpAddress address, String shown, FieldPath path, FieldErrors errors) {
        if (address.isUnspecified()) {
            errors.invalid(path, shown, "may not be unspecified (" + shown + ")");
        }
        if (address.isLoopback()) {
            errors.invalid(path, shown, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (address.isLinkLocalUnicast()) {
            errors.invalid(path, shown, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        if (address.isLinkLocalMulticast()) {
            errors.invalid(path, shown, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }
}
