package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * The addresses that services may have. The first address and the last of an IPv4 range name the network itself and
 * everybody in it, and are none of them; of a large range there are no more than the first 65,535.
 *
 * @see "Go: pkg/registry/core/service/ipallocator/allocator.go: Range"
 */
record AddressRange(Cidr range) implements RangeItems<String> {
    private static final BigInteger FEWEST_KEPT = BigInteger.valueOf(16);
    private static final BigInteger MOST_KEPT = BigInteger.valueOf(256);
    private static final BigInteger MOST = BigInteger.valueOf(1 << 16);

    @Override
    public String text() {
        return range.toString();
    }

    int size() {
        int bits = (range.address().isIpv4() ? 32 : 128) - range.prefixLength();
        BigInteger all = BigInteger.ONE.shiftLeft(bits).min(MOST);
        return Math.max(0, all.intValue() - (range.address().isIpv4() ? 2 : 1));
    }

    /**
     * How many addresses at the beginning are given last to those who do not ask for a certain one, so that who does is
     * seldom too late.
     *
     * @see "Go (1.36): pkg/registry/core/service/ipallocator/bitmap.go: calculateRangeOffset"
     */
    int keptForChoice() {
        int bits = (range.address().isIpv4() ? 32 : 128) - range.prefixLength();
        BigInteger all = BigInteger.ONE.shiftLeft(bits);
        if (all.compareTo(FEWEST_KEPT) <= 0) {
            return 0;
        }
        return all.shiftRight(4).max(FEWEST_KEPT).min(MOST_KEPT).intValue();
    }

    @Override
    public OptionalInt offset(String address) {
        return IpAddress.parse(address)
                .filter(parsed -> parsed.isIpv4() == range.address().isIpv4() && range.contains(parsed))
                .map(parsed -> number(parsed).subtract(first()))
                .filter(offset -> offset.signum() >= 0 && offset.compareTo(BigInteger.valueOf(size())) < 0)
                .map(offset -> OptionalInt.of(offset.intValue()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public String item(int offset) {
        byte[] bytes = new byte[range.network().toBytes().length];
        byte[] sum = first().add(BigInteger.valueOf(offset)).toByteArray();
        int length = Math.min(sum.length, bytes.length);
        System.arraycopy(sum, sum.length - length, bytes, bytes.length - length, length);
        return IpAddress.ofBytes(bytes).toString();
    }

    private BigInteger first() {
        return number(range.network()).add(BigInteger.ONE);
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.toBytes());
    }
}
