package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives out the addresses of a range that no service has. The first address and the last of an IPv4 range name the
 * network itself and everybody in it, and are never given.
 *
 * @see "Go: pkg/registry/core/service/ipallocator/allocator.go: Range"
 */
final class ClusterIpAllocator {
    private static final BigInteger MOST = BigInteger.valueOf(1 << 16);

    private final Cidr range;
    private final Release release;
    private final RandomGenerator random;

    ClusterIpAllocator(Cidr range, Release release, RandomGenerator random) {
        this.range = range;
        this.release = release;
        this.random = random;
    }

    /** @param taken the addresses that services have now */
    void requireFree(String address, Set<String> taken) throws AllocationException {
        Optional<IpAddress> parsed = IpAddress.parse(address);
        if (parsed.isEmpty() || !contains(parsed.get())) {
            throw new AllocationException(
                    release.atLeast(Release.V1_36)
                            ? "the provided IP (" + address + ") is not in the valid range. The range of valid IPs is "
                                    + range
                            : "provided IP is not in the valid range. The range of valid IPs is " + range);
        }
        if (taken.contains(parsed.get().toString())) {
            throw new AllocationException("provided IP is already allocated");
        }
    }

    String next(Set<String> taken) throws AllocationException {
        int size = size();
        int start = size == 0 ? 0 : random.nextInt(size);
        for (int i = 0; i < size; i++) {
            String address = address((start + i) % size + 1).toString();
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new AllocationException("range is full");
    }

    private boolean contains(IpAddress address) {
        if (address.isIpv4() != range.address().isIpv4() || !range.contains(address)) {
            return false;
        }
        BigInteger offset = number(address).subtract(number(range.network()));
        return offset.signum() > 0 && offset.compareTo(BigInteger.valueOf(size())) <= 0;
    }

    private int size() {
        int bits = (range.address().isIpv4() ? 32 : 128) - range.prefixLength();
        BigInteger all = BigInteger.ONE.shiftLeft(bits).min(MOST);
        return Math.max(0, all.intValue() - (range.address().isIpv4() ? 2 : 1));
    }

    private IpAddress address(int offset) {
        byte[] network = range.network().toBytes();
        byte[] sum = number(range.network()).add(BigInteger.valueOf(offset)).toByteArray();
        byte[] bytes = new byte[network.length];
        int length = Math.min(sum.length, bytes.length);
        System.arraycopy(sum, sum.length - length, bytes, bytes.length - length, length);
        return IpAddress.ofBytes(Arrays.copyOf(bytes, bytes.length));
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.toBytes());
    }
}
