package io.drydock.kubeapiserver.registry.core.service;

import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives out the ports of every node that no service has.
 *
 * @see "Go: pkg/registry/core/service/portallocator/allocator.go: PortAllocator"
 */
final class NodePortAllocator {
    private static final int BELOW_FIRST_TRIED = 32_768;

    private final NodePorts range;
    private final RandomGenerator random;
    private final boolean onlyTried;
    private int highestTried;

    /** @param onlyTried whether nothing is given in the end; then any port may be asked for */
    NodePortAllocator(ServiceNetwork network, RandomGenerator random, boolean onlyTried) {
        this.onlyTried = onlyTried;
        this.range = network.nodePorts();
        this.random = random;
    }

    void requireFree(int port, Set<Integer> taken) throws AllocationException {
        if (!onlyTried && range.offset(port).isEmpty()) {
            throw new AllocationException(
                    "provided port is not in the valid range. The range of valid ports is " + range.text());
        }
        if (taken.contains(port)) {
            throw new AllocationException("provided port is already allocated");
        }
        highestTried = Math.max(highestTried, port);
    }

    int next(Set<Integer> taken) throws AllocationException {
        if (onlyTried) {
            highestTried = (highestTried == 0 ? BELOW_FIRST_TRIED : highestTried) + 1;
            return highestTried;
        }
        int size = range.size();
        int start = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            int port = range.item((start + i) % size);
            if (!taken.contains(port)) {
                return port;
            }
        }
        throw new AllocationException("range is full");
    }
}
