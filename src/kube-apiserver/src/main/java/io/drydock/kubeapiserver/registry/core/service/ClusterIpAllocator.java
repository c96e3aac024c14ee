package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives out the addresses of a range that no service has.
 *
 * @see "Go: pkg/registry/core/service/ipallocator/allocator.go: Range"
 */
final class ClusterIpAllocator {
    private final AddressRange range;
    private final Release release;
    private final RandomGenerator random;

    ClusterIpAllocator(Cidr range, Release release, RandomGenerator random) {
        this.range = new AddressRange(range);
        this.release = release;
        this.random = random;
    }

    /** @param taken the addresses that services have now */
    void requireFree(String address, Set<String> taken) throws AllocationException {
        if (range.offset(address).isEmpty()) {
            throw new AllocationException(
                    release.atLeast(Release.V1_36)
                            ? "the provided IP (" + address + ") is not in the valid range. The range of valid IPs is "
                                    + range.text()
                            : "provided IP is not in the valid range. The range of valid IPs is " + range.text());
        }
        if (IpAddress.parse(address)
                .map(IpAddress::toString)
                .filter(taken::contains)
                .isPresent()) {
            throw new AllocationException("provided IP is already allocated");
        }
    }

    String next(Set<String> taken) throws AllocationException {
        int size = range.size();
        int start = size == 0 ? 0 : random.nextInt(size);
        for (int i = 0; i < size; i++) {
            String address = range.item((start + i) % size);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new AllocationException("range is full");
    }
}
