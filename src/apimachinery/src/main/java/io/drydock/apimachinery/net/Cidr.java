package io.drydock.apimachinery.net;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A block of addresses, with the address it was written with.
 *
 * @param address as written, its bits beyond the prefix kept
 * @param prefixLength 0 to 32, or 0 to 128
 * @see "Go: net/ip.go: ParseCIDR"
 */
public record Cidr(IpAddress address, int prefixLength) {

    /** Reads {@code 10.0.0.0/24} or {@code fd00::/108}. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String address = text.substring(0, slash);
        Optional<IpAddress> parsed = IpAddress.parse(address);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        boolean written6 = address.indexOf(':') >= 0;
        int length = prefixLength(text.substring(slash + 1), written6 ? 128 : 32);
        if (written6 && parsed.get().isIpv4()) {
            length -= 96;
        }
        return length < 0 ? Optional.empty() : Optional.of(new Cidr(parsed.get(), length));
    }

    private static int prefixLength(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int length = Integer.parseInt(text);
        return length <= most ? length : -1;
    }

    /** The first address of the block. */
    public IpAddress network() {
        byte[] bytes = address.toBytes();
        for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return IpAddress.ofBytes(bytes);
    }

    /** How many addresses the block has, as a power of two. */
    public int sizeBits() {
        return address.toBytes().length * 8 - prefixLength;
    }

    /**
     * The address that many places after the first; empty when the block has fewer.
     *
     * @see "Go: k8s.io/utils/net/net.go: GetIndexedIP"
     */
    public Optional<IpAddress> addressAt(int index) {
        BigInteger offset = BigInteger.valueOf(index);
        if (index < 0 || offset.bitLength() > sizeBits()) {
            return Optional.empty();
        }
        byte[] bytes = network().toBytes();
        byte[] sum = new BigInteger(1, bytes).add(offset).toByteArray();
        int length = Math.min(sum.length, bytes.length);
        System.arraycopy(sum, sum.length - length, bytes, bytes.length - length, length);
        return Optional.of(IpAddress.ofBytes(bytes));
    }

    public boolean contains(IpAddress other) {
        return other.isIpv4() == address.isIpv4()
                && new Cidr(other, prefixLength).network().equals(network());
    }

    /** The block, whatever address it was written with. */
    @Override
    public String toString() {
        return network() + "/" + prefixLength;
    }
}
