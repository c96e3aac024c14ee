package io.drydock.apimachinery.validation;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Addresses and blocks of them that everybody reads alike: no leading zeros, nothing mapped. Newer fields ask for the
 * canonical form too. Older ones do not, and keep what they already hold.
 *
 * @see "Go 1.36: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go: IsValidIP, IsValidIPForLegacyField,
 *     IsValidCIDR, IsValidCIDRForLegacyField"
 */
public final class StrictAddresses {
    private StrictAddresses() {}

    /** The problems of an address in a newer field. */
    public static List<String> canonicalIp(String text) {
        List<String> problems = ip(text);
        return problems.isEmpty()
                ? form(text, IpAddress.parse(text).orElseThrow().toString())
                : problems;
    }

    /** The problems of a block in a newer field. */
    public static List<String> canonicalCidr(String text) {
        List<String> problems = cidr(text);
        return problems.isEmpty() ? form(text, Cidr.parse(text).orElseThrow().toString()) : problems;
    }

    /** @param held what the field held before, which it may go on to hold */
    public static List<String> ip(String text, Collection<String> held) {
        return held.contains(text) ? List.of() : ip(text);
    }

    /** @param held what the field held before, which it may go on to hold */
    public static List<String> cidr(String text, Collection<String> held) {
        return held.contains(text) ? List.of() : cidr(text);
    }

    private static List<String> ip(String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty()) {
            return AddressRules.ip(text);
        }
        if (hasLeadingZeros(text)) {
            return List.of("must not have leading 0s");
        }
        return isMapped(text, address.get()) ? List.of("must not be an IPv4-mapped IPv6 address") : List.of();
    }

    private static List<String> cidr(String text) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            return AddressRules.cidr(text);
        }
        Cidr block = parsed.get();
        if (hasLeadingZerosInBlock(text)) {
            return List.of("must not have leading 0s in IP or prefix length");
        }
        if (isMapped(text, block.address())) {
            return List.of("must not have an IPv4-mapped IPv6 address");
        }
        return block.network().equals(block.address())
                ? List.of()
                : List.of("must not have bits set beyond the prefix length");
    }

    private static List<String> form(String text, String canonical) {
        return text.equals(canonical)
                ? List.of()
                : List.of("must be in canonical form (" + GoValue.quote(canonical) + ")");
    }

    /** Whether an address that can be read is IPv4 written as IPv6. */
    static boolean isMapped(String text, IpAddress address) {
        return text.indexOf(':') >= 0 && address.isIpv4();
    }

    static boolean hasLeadingZerosInBlock(String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        return hasLeadingZeros(text.substring(0, slash)) || (length.length() > 1 && length.startsWith("0"));
    }

    /** The dotted part alone counts: the groups of an IPv6 address may well have them. */
    static boolean hasLeadingZeros(String text) {
        String dotted = text.substring(text.lastIndexOf(':') + 1);
        if (dotted.indexOf('.') < 0) {
            return false;
        }
        for (String part : dotted.split("\\.", -1)) {
            if (part.length() > 1 && part.startsWith("0")) {
                return true;
            }
        }
        return false;
    }
}
