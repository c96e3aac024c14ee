package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes the field managers of the kinds that a scheme knows. */
public final class FieldManagers {
    private final Scheme scheme;
    private final Release release;
    private final InstantSource clock;

    public FieldManagers(Scheme scheme, InstantSource clock) {
        this.scheme = scheme;
        this.release = scheme.catalog().release();
        this.clock = clock;
    }

    /**
     * Makes one, which the endpoints of the kind keep; empty when the scheme has no type for the kind.
     *
     * @param kind of the endpoint, in its version
     */
    public Optional<FieldManager> of(GroupVersionKind kind) {
        return scheme.typeOf(kind).map(type -> {
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
        });
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
