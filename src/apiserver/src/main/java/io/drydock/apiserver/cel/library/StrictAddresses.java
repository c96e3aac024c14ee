package io.drydock.apiserver.cel.library;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.Optional;

/**
 * Reads addresses as Go's newer parser does: without leading zeros, and no IPv4 address in the clothes of an IPv6 one.
 *
 * @see "Go: net/netip/netip.go: ParseAddr, ParsePrefix"
 */
final class StrictAddresses {
    private StrictAddresses() {}

    static IpAddress ip(String text) {
        if (text.indexOf('%') > 0
                && IpAddress.parse(text.substring(0, text.indexOf('%'))).isPresent()) {
            throw new FunctionException("IP address \"" + text + "\" with zone value is not allowed");
        }
        IpAddress address = parse(text)
                .orElseThrow(() -> new FunctionException("IP Address \"" + text
                        + "\" parse error during conversion from string: ParseAddr(\"" + text
                        + "\"): unable to parse IP"));
        refuseMapped(text, address);
        return address;
    }

    static boolean isIp(String text) {
        return parse(text).filter(address -> !isMapped(text, address)).isPresent();
    }

    static Cidr cidr(String text) {
        Cidr block = parseBlock(text)
                .orElseThrow(() -> new FunctionException("network address parse error during conversion from string:"
                        + " network address parse error during conversion from string: netip.ParsePrefix(\"" + text
                        + "\"): bad network address"));
        refuseMapped(text, block.address());
        return block;
    }

    static boolean isCidr(String text) {
        return parseBlock(text)
                .filter(block -> !isMapped(text, block.address()))
                .isPresent();
    }

    private static Optional<Cidr> parseBlock(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0 || hasLeadingZero(text.substring(slash + 1))) {
            return Optional.empty();
        }
        return parse(text.substring(0, slash)).flatMap(ignored -> Cidr.parse(text));
    }

    private static Optional<IpAddress> parse(String text) {
        String numbers = text.substring(text.lastIndexOf(':') + 1);
        for (String part : numbers.indexOf('.') < 0 ? new String[0] : numbers.split("\\.", -1)) {
            if (hasLeadingZero(part)) {
                return Optional.empty();
            }
        }
        return IpAddress.parse(text);
    }

    private static boolean hasLeadingZero(String number) {
        return number.length() > 1 && number.charAt(0) == '0';
    }

    private static void refuseMapped(String text, IpAddress address) {
        if (isMapped(text, address)) {
            throw new FunctionException("IPv4-mapped IPv6 address \"" + text + "\" is not allowed");
        }
    }

    private static boolean isMapped(String text, IpAddress address) {
        return address.isIpv4() && text.indexOf(':') >= 0;
    }
}
