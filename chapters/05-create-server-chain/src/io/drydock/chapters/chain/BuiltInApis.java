package io.drydock.chapters.chain;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The group versions that are compiled into kube-apiserver. Up to 1.18 the environment could cut them down, with
 * {@code KUBE_API_VERSIONS}.
 *
 * @param served such as {@code v1} or {@code apps/v1}
 */
public record BuiltInApis(Set<String> served, Handler endpoints) implements Routes {
    /**
     * @param requested what {@code KUBE_API_VERSIONS} says, separated by commas; empty for all that are known
     * @throws IllegalArgumentException naming those that are requested and not known
     */
    public static BuiltInApis of(Set<String> known, String requested, Handler endpoints) {
        if (requested.isEmpty()) {
            return new BuiltInApis(known, endpoints);
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(requested.split(",")));
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "KUBE_API_VERSIONS contains versions that are not installed: " + missing + "; there are " + known);
        }
        return new BuiltInApis(wanted, endpoints);
    }

    @Override
    public Optional<Handler> find(Exchange exchange) {
        return served.contains(exchange.groupVersion()) ? Optional.of(endpoints) : Optional.empty();
    }
}
