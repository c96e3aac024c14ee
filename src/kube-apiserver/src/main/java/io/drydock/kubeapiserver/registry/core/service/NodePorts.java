package io.drydock.kubeapiserver.registry.core.service;

import java.util.OptionalInt;

/** The ports of every node that services may have, the last included. */
record NodePorts(int first, int last) implements RangeItems<Integer> {
    @Override
    public String text() {
        return first + "-" + last;
    }

    int size() {
        return last - first + 1;
    }

    @Override
    public OptionalInt offset(Integer port) {
        return port >= first && port <= last ? OptionalInt.of(port - first) : OptionalInt.empty();
    }

    @Override
    public Integer item(int offset) {
        return first + offset;
    }
}
