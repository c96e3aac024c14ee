package io.drydock.apiserver.flags;

import java.util.Optional;

/**
 * Ports from the first to the last, both included; none at all when {@code size} is zero.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/port_range.go: PortRange"
 */
public record PortRange(int base, int size) {

    /** Reads {@code 30000-32767}, {@code 30000+100} (100 more than the first) or a single port. */
    public static Optional<PortRange> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Optional.of(new PortRange(0, 0));
        }
        int plus = trimmed.indexOf('+');
        int dash = trimmed.indexOf('-');
        int operator = plus >= 0 ? plus : dash;
        if (operator < 0) {
            return port(trimmed).map(port -> new PortRange(port, 1));
        }
        Optional<Integer> first = port(trimmed.substring(0, operator));
        Optional<Integer> second = port(trimmed.substring(operator + 1));
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        int last = plus >= 0 ? Math.min(65535, first.get() + second.get()) : second.get();
        return last < first.get() ? Optional.empty() : Optional.of(new PortRange(first.get(), last - first.get() + 1));
    }

    private static Optional<Integer> port(String text) {
        return Numbers.parseLong(text.strip())
                .filter(number -> number >= 0 && number <= 65535)
                .map(Math::toIntExact);
    }

    public boolean contains(long port) {
        return port >= base && port < (long) base + size;
    }

    @Override
    public String toString() {
        return size == 0 ? "" : base + "-" + (base + size - 1);
    }
}
