package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Map;

/** The Go packages of the internal types, which a few messages name. */
final class InternalPackages {
    private static final Map<String, String> UNLIKE_THE_GROUP =
            Map.of("", "core", "internal.apiserver.k8s.io", "apiserverinternal");

    private InternalPackages() {}

    static String of(GroupVersionKind kind) {
        return switch (kind.kind()) {
            case "Ingress" -> "networking";
            case "Event" -> "core";
            default -> {
                String group = kind.group();
                int dot = group.indexOf('.');
                yield UNLIKE_THE_GROUP.getOrDefault(group, dot < 0 ? group : group.substring(0, dot));
            }
        };
    }
}
