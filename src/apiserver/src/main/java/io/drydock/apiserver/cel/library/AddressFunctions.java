package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.cel.library.Functions.Argument;

/**
 * Addresses and blocks of them: {@code ip("10.0.0.1")}, {@code cidr("10.0.0.0/8")}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/ip.go: IP (1.36)"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/cidr.go: CIDR (1.36)"
 */
final class AddressFunctions {
    private static final CelType IP_TYPE = OpaqueType.create("net.IP");
    private static final CelType CIDR_TYPE = OpaqueType.create("net.CIDR");
    private static final Argument<IpAddress> IP = new Argument<>(IP_TYPE, IpAddress.class);
    private static final Argument<Cidr> CIDR = new Argument<>(CIDR_TYPE, Cidr.class);

    private AddressFunctions() {}

    static void addTo(Functions functions) {
        addIp(functions);
        addCidr(functions);
    }

    private static void addIp(Functions functions) {
        functions.global("ip", "string_to_ip", IP_TYPE, Arguments.STRING, StrictAddresses::ip);
        functions.global("isIP", "is_ip", SimpleType.BOOL, Arguments.STRING, StrictAddresses::isIp);
        functions.global(
                "ip.isCanonical",
                "ip_is_canonical",
                SimpleType.BOOL,
                Arguments.STRING,
                text -> StrictAddresses.ip(text).toString().equals(text));
        functions.global("string", "ip_to_string", SimpleType.STRING, IP, IpAddress::toString);
        functions.member("family", "ip_family", SimpleType.INT, IP, address -> address.isIpv4() ? 4L : 6L);
        functions.member("isUnspecified", "ip_is_unspecified", SimpleType.BOOL, IP, IpAddress::isUnspecified);
        functions.member("isLoopback", "ip_is_loopback", SimpleType.BOOL, IP, IpAddress::isLoopback);
        functions.member(
                "isLinkLocalMulticast",
                "ip_is_link_local_multicast",
                SimpleType.BOOL,
                IP,
                IpAddress::isLinkLocalMulticast);
        functions.member(
                "isLinkLocalUnicast", "ip_is_link_local_unicast", SimpleType.BOOL, IP, IpAddress::isLinkLocalUnicast);
        functions.member(
                "isGlobalUnicast", "ip_is_global_unicast", SimpleType.BOOL, IP, AddressFunctions::isGlobalUnicast);
    }

    private static void addCidr(Functions functions) {
        functions.global("cidr", "string_to_cidr", CIDR_TYPE, Arguments.STRING, StrictAddresses::cidr);
        functions.global("isCIDR", "is_cidr", SimpleType.BOOL, Arguments.STRING, StrictAddresses::isCidr);
        functions.global("string", "cidr_to_string", SimpleType.STRING, CIDR, AddressFunctions::asWritten);
        functions.member(
                "containsIP",
                "cidr_contains_ip_string",
                SimpleType.BOOL,
                CIDR,
                Arguments.STRING,
                (block, address) -> block.contains(StrictAddresses.ip(address)));
        functions.member("containsIP", "cidr_contains_ip_ip", SimpleType.BOOL, CIDR, IP, Cidr::contains);
        functions.member(
                "containsCIDR",
                "cidr_contains_cidr_string",
                SimpleType.BOOL,
                CIDR,
                Arguments.STRING,
                (block, other) -> contains(block, StrictAddresses.cidr(other)));
        functions.member("containsCIDR", "cidr_contains_cidr", SimpleType.BOOL, CIDR, CIDR, AddressFunctions::contains);
        functions.member("ip", "cidr_ip", IP_TYPE, CIDR, Cidr::address);
        functions.member(
                "prefixLength", "cidr_prefix_length", SimpleType.INT, CIDR, block -> (long) block.prefixLength());
        functions.member(
                "masked", "cidr_masked", CIDR_TYPE, CIDR, block -> new Cidr(block.network(), block.prefixLength()));
    }

    private static boolean isGlobalUnicast(IpAddress address) {
        boolean broadcast = address.isIpv4() && address.toString().equals("255.255.255.255");
        return !broadcast
                && !address.isUnspecified()
                && !address.isLoopback()
                && !address.isMulticast()
                && !address.isLinkLocalUnicast();
    }

    private static boolean contains(Cidr block, Cidr other) {
        return block.prefixLength() <= other.prefixLength() && block.contains(other.address());
    }

    private static String asWritten(Cidr block) {
        return block.address() + "/" + block.prefixLength();
    }
}
