package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The field managers of the kinds that have been written to, each made when that first happens. */
public final class FieldManagerCache {
    private final Scheme scheme;
    private final InstantSource clock;
    private final Map<GroupVersionKind, Optional<FieldManager>> managers = new ConcurrentHashMap<>();
    private volatile @Nullable FieldManagers factory;

    public FieldManagerCache(Scheme scheme, InstantSource clock) {
        this.scheme = scheme;
        this.clock = clock;
    }

    /** Empty for a kind that the scheme has no type of. */
    Optional<FieldManager> of(GroupVersionKind kind) {
        return managers.computeIfAbsent(kind, absent -> factory().of(kind));
    }

    private FieldManagers factory() {
        FieldManagers made = factory;
        if (made == null) {
            made = new FieldManagers(scheme, clock);
            factory = made;
        }
        return made;
    }
}
