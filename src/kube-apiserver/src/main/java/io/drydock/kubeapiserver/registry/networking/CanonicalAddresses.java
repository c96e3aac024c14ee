package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.GoValue;
import java.util.List;
import java.util.Optional;

/**
 * Addresses and blocks of them in the one form that everybody reads alike.
 *
 * @see "Go 1.36: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go: IsValidIP, IsValidCIDR"
 */
final class CanonicalAddresses {
    private CanonicalAddresses() {}

    static List<String> ip(String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty()) {
            return AddressRules.ip(text);
        }
        if (hasLeadingZeros(text)) {
            return List.of("must not have leading 0s");
        }
        if (isMapped(text, address.get())) {
            return List.of("must not be an IPv4-mapped IPv6 address");
        }
        return form(text, address.get().toString());
    }

    static List<String> cidr(String text) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            return AddressRules.cidr(text);
        }
        Cidr block = parsed.get();
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        if (hasLeadingZeros(text.substring(0, slash)) || (length.length() > 1 && length.startsWith("0"))) {
            return List.of("must not have leading 0s in IP or prefix length");
        }
        if (isMapped(text, block.address())) {
            return List.of("must not have an IPv4-mapped IPv6 address");
        }
        if (!block.network().equals(block.address())) {
            return List.of("must not have bits set beyond the prefix length");
        }
        return form(text, block.toString());
    }

    private static List<String> form(String text, String canonical) {
        return text.equals(canonical)
                ? List.of()
                : List.of("must be in canonical form (" + GoValue.quote(canonical) + ")");
    }

    private static boolean isMapped(String text, IpAddress address) {
        return text.indexOf(':') >= 0 && address.isIpv4();
    }

    private static boolean hasLeadingZeros(String text) {
        if (text.indexOf(':') >= 0) {
            return false;
        }
        for (String part : text.split("\\.", -1)) {
            if (part.length() > 1 && part.startsWith("0")) {
                return true;
            }
        }
        return false;
    }
}
