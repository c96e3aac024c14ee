package io.drydock.apimachinery.validation;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What clients are told of addresses and blocks that are taken, though others might read them otherwise. What is no
 * address is not looked at.
 *
 * @see "Go 1.36: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go: GetWarningsForIP, GetWarningsForCIDR"
 */
public final class AddressWarnings {
    private AddressWarnings() {}

    public static List<String> ofIp(FieldPath path, String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty()) {
            return List.of();
        }
        String canonical = address.get().toString();
        if (StrictAddresses.hasLeadingZeros(text) || StrictAddresses.isMapped(text, address.get())) {
            return List.of(path.text() + ": non-standard IP address " + GoValue.quote(text) + " is invalid: use "
                    + GoValue.quote(canonical));
        }
        return address.get().isIpv4() || canonical.equals(text)
                ? List.of()
                : List.of(path.text() + ": IPv6 address " + GoValue.quote(text)
                        + " should be in RFC 5952 canonical format (" + GoValue.quote(canonical) + ")");
    }

    public static List<String> ofCidr(FieldPath path, String text) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            return List.of();
        }
        Cidr block = parsed.get();
        String shown = GoValue.quote(text);
        List<String> warnings = new ArrayList<>();
        if (!block.network().equals(block.address())) {
            String single = block.address() + "/" + (block.address().isIpv4() ? 32 : 128);
            warnings.add(path.text() + ": CIDR value " + shown + " is ambiguous in this context (should be "
                    + GoValue.quote(block.toString()) + " or " + GoValue.quote(single) + "?)");
        }
        if (StrictAddresses.hasLeadingZerosInBlock(text) || StrictAddresses.isMapped(text, block.address())) {
            warnings.add(path.text() + ": non-standard CIDR value " + shown + " is invalid: use "
                    + GoValue.quote(block.toString()));
        }
        if (warnings.isEmpty() && !block.address().isIpv4() && !block.toString().equals(text)) {
            warnings.add(path.text() + ": IPv6 CIDR value " + shown + " should be in RFC 5952 canonical format ("
                    + GoValue.quote(block.toString()) + ")");
        }
        return warnings;
    }
}
