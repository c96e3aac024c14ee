package io.drydock.kubeapiserver;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that services get.
 *
 * @param primary the block for services that do not ask for a family
 * @param secondary a block of the other family, if there is one
 * @param apiServerAddress the first address of the primary block: the service {@code kubernetes} has it
 * @see "Go: cmd/kube-apiserver/app/server.go: getServiceIPAndRanges"
 */
public record ServiceIpRanges(Cidr primary, Optional<Cidr> secondary, IpAddress apiServerAddress) {
    private static final int MOST_BITS = 20;
    private static final int MOST_BLOCKS = 2;
    private static final Cidr DEFAULT = Cidr.parse("10.0.0.0/24").orElseThrow();

    /** Reads the flag's value, one block or two; empty, with problems added, when it cannot be used. */
    static Optional<ServiceIpRanges> read(Flag<String> flag, Problems problems) {
        List<Cidr> blocks = new ArrayList<>();
        if (flag.get().isEmpty()) {
            blocks.add(DEFAULT);
        }
        boolean wellFormed = true;
        for (String text : flag.get().isEmpty() ? new String[0] : flag.get().split(",", -1)) {
            Optional<Cidr> block = Cidr.parse(text.strip());
            block.ifPresent(blocks::add);
            if (block.isEmpty()) {
                problems.add(flag, "\"" + text + "\" must be a block of addresses such as 10.0.0.0/24");
                wellFormed = false;
            }
        }
        if (!wellFormed || !isUsable(blocks, flag, problems)) {
            return Optional.empty();
        }
        return blocks.getFirst()
                .addressAt(1)
                .map(address -> new ServiceIpRanges(
                        blocks.getFirst(), blocks.stream().skip(1).findFirst(), address));
    }

    private static boolean isUsable(List<Cidr> blocks, Flag<String> flag, Problems problems) {
        if (blocks.size() > MOST_BLOCKS) {
            problems.add(flag, "must not contain more than two blocks");
            return false;
        }
        if (blocks.size() == MOST_BLOCKS
                && blocks.get(0).address().isIpv4() == blocks.get(1).address().isIpv4()) {
            problems.add(flag, "the two blocks must be of different families, one of IPv4 and one of IPv6");
            return false;
        }
        for (Cidr block : blocks) {
            if (block.sizeBits() > MOST_BITS) {
                problems.add(flag, block + " is too large: it may have at most 2^20 addresses");
                return false;
            }
            if (block.sizeBits() < 3) {
                problems.add(flag, block + " is too small: it must have at least 8 addresses");
                return false;
            }
        }
        return true;
    }
}
