package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The field managers of the kinds that a scheme knows, each made when it is first asked for. Safe for use by many
 * threads.
 */
public final class FieldManagers {
    /** The aggregator of 1.20 has no types of its own resources at hand, and so tracks nobody. */
    private static final String UNTRACKED_IN_1_20 = "apiregistration.k8s.io";

    private final Scheme scheme;
    private final Release release;
    private final InstantSource clock;
    private final Map<GroupVersionKind, FieldManager> managers = new ConcurrentHashMap<>();

    public FieldManagers(Scheme scheme, InstantSource clock) {
        this.scheme = scheme;
        this.release = scheme.catalog().release();
        this.clock = clock;
    }

    /**
     * The manager of a kind; empty when the scheme has no type for it, or its fields are not tracked.
     *
     * @param kind of the endpoint, in its version
     */
    public Optional<FieldManager> of(GroupVersionKind kind) {
        if (kind.group().equals(UNTRACKED_IN_1_20) && !release.atLeast(Release.V1_36)) {
            return Optional.empty();
        }
        return scheme.typeOf(kind).map(type -> managers.computeIfAbsent(kind, this::make));
    }

    private FieldManager make(GroupVersionKind kind) {
        KubeObject empty = scheme.canonical(KubeObject.of(JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", kind.apiVersion())
                .put("kind", kind.kind())));
        return new FieldManager(
                GroupVersion.parse(kind.apiVersion()),
                version -> inVersion(kind, version).flatMap(scheme::typeOf),
                release,
                (object, version) -> convert(object, kind, version),
                empty,
                clock);
    }

    private Optional<KubeObject> convert(KubeObject object, GroupVersionKind kind, String version) {
        return inVersion(kind, version)
                .filter(target -> scheme.recognizes(target) && scheme.convertible(kind, target))
                .map(target -> scheme.canonical(scheme.convert(object, GroupVersion.parse(version))));
    }

    /** Whoever wrote the managed fields may have written anything. */
    private static Optional<GroupVersionKind> inVersion(GroupVersionKind kind, String version) {
        try {
            return Optional.of(GroupVersion.parse(version).withKind(kind.kind()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
