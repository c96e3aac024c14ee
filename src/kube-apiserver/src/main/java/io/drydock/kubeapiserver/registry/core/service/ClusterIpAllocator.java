package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Gives out the addresses of a range that no service has.
 *
 * @see "Go: pkg/registry/core/service/ipallocator/allocator.go: Range"
 */
final class ClusterIpAllocator {
    private final AddressRange range;
    private final Release release;
    private final RandomGenerator random;
    private final boolean onlyTried;

    /** @param onlyTried whether nothing is given in the end; then it does not matter what is taken */
    ClusterIpAllocator(Cidr range, Release release, RandomGenerator random, boolean onlyTried) {
        this.onlyTried = onlyTried;
        this.range = new AddressRange(range);
        this.release = release;
        this.random = random;
    }

    /** @param taken the addresses that services have now */
    void requireFree(String address, Set<String> taken) throws AllocationException {
        if (range.offset(address).isEmpty()) {
            throw new AllocationException(outOfRange(address));
        }
        if (!onlyTried
                && IpAddress.parse(address)
                        .map(IpAddress::toString)
                        .filter(taken::contains)
                        .isPresent()) {
            throw new AllocationException("provided IP is already allocated");
        }
    }

    private String outOfRange(String address) {
        String valid = " is not in the valid range. The range of valid IPs is " + range.text();
        if (!release.atLeast(Release.V1_36)) {
            return "provided IP" + valid;
        }
        return onlyTried
                ? "the provided IP (" + address + ")" + valid
                : "the provided network does not match the current range";
    }

    String next(Set<String> taken) throws AllocationException {
        if (onlyTried) {
            return range.range().network().toString();
        }
        int first = release.atLeast(Release.V1_36) ? range.keptForChoice() : 0;
        return next(first, range.size(), taken)
                .or(() -> next(0, first, taken))
                .orElseThrow(() -> new AllocationException("range is full"));
    }

    private Optional<String> next(int from, int to, Set<String> taken) {
        int size = to - from;
        int start = size > 0 ? random.nextInt(size) : 0;
        return IntStream.range(0, Math.max(0, size))
                .mapToObj(i -> range.item(from + (start + i) % size))
                .filter(address -> !taken.contains(address))
                .findFirst();
    }
}
