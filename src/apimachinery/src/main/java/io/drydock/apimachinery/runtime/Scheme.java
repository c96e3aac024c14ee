package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows every kind a server handles: its type, its defaults, and how its versions are converted. Defaults and
 * conversions are fixed when it is built; types may join and leave while the server runs. Safe for use by many threads.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/scheme.go: Scheme"
 */
public final class Scheme {
    /** The extensions server and the aggregator have no protobuf storage, kube-apiserver has. */
    private static final Set<String> STORED_AS_JSON = Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

    private final TypeCatalog catalog;
    private final String name;
    private final Map<GroupVersionKind, Consumer<KubeObject>> defaults;
    private final Map<GroupVersionKind, Map<GroupVersionKind, Conversion>> conversions;
    private final Map<GroupVersionKind, StructType> added = new ConcurrentHashMap<>();

    private Scheme(Builder builder) {
        this.catalog = builder.catalog;
        this.name = builder.name;
        this.defaults = Map.copyOf(builder.defaults);
        this.conversions = Map.copyOf(builder.conversions);
    }

    public static Builder builder(TypeCatalog catalog) {
        return new Builder(catalog);
    }

    public TypeCatalog catalog() {
        return catalog;
    }

    /** Where Go makes the scheme, which messages about unknown kinds name. */
    public String name() {
        return name;
    }

    public boolean recognizes(GroupVersionKind kind) {
        return typeOf(kind).isPresent();
    }

    public Optional<StructType> typeOf(GroupVersionKind kind) {
        StructType type = added.get(kind);
        return type != null ? Optional.of(type) : catalog.kind(kind);
    }

    /** Makes a kind known that the catalog does not have, or changes one that was added before. */
    public void addType(GroupVersionKind kind, StructType type) {
        added.put(kind, type);
    }

    /** Forgets a kind that was added. */
    public void removeType(GroupVersionKind kind) {
        added.remove(kind);
    }

    /** Gives values to what the client left open, in place, as the object's version says. */
    public void setDefaults(KubeObject object) {
        Consumer<KubeObject> function = defaults.get(object.groupVersionKind());
        if (function != null) {
            function.accept(object);
        }
    }

    /**
     * The object in another version. Without a registered conversion the versions have the same structure and only the
     * {@code apiVersion} changes.
     *
     * @return the object itself when it is of that version already; otherwise a copy
     */
    public KubeObject convert(KubeObject object, GroupVersion target) {
        GroupVersionKind from = object.groupVersionKind();
        GroupVersionKind to = target.withKind(from.kind());
        if (from.equals(to)) {
            return object;
        }
        KubeObject converted = object.deepCopy();
        Conversion direct = conversion(from, to);
        if (direct != null) {
            apply(direct, to, converted);
            return converted;
        }
        for (Map.Entry<GroupVersionKind, Conversion> first :
                conversions.getOrDefault(from, Map.of()).entrySet()) {
            Conversion second = conversion(first.getKey(), to);
            if (second != null) {
                apply(first.getValue(), first.getKey(), converted);
                apply(second, to, converted);
                return converted;
            }
        }
        converted.setKind(to);
        return converted;
    }

    /** Whether objects of one kind can be made objects of the other: versions of the same kind, for most. */
    public boolean convertible(GroupVersionKind from, GroupVersionKind to) {
        return from.groupKind().equals(to.groupKind()) || conversion(from, to) != null;
    }

    /** The object as it is written in an answer; as it is when its kind is not known. */
    public KubeObject canonical(KubeObject object) {
        return typeOf(object.groupVersionKind())
                .map(type -> KubeObject.of(CanonicalForm.ofJson(object.tree(), type)))
                .orElse(object);
    }

    /** The object as it comes back from storage; as it is when its kind is not known. */
    public KubeObject stored(KubeObject object) {
        GroupVersionKind kind = object.groupVersionKind();
        return STORED_AS_JSON.contains(kind.group()) || added.containsKey(kind)
                ? canonical(object)
                : typeOf(kind)
                        .map(type -> KubeObject.of(CanonicalForm.ofStored(object.tree(), type)))
                        .orElse(object);
    }

    private static void apply(Conversion conversion, GroupVersionKind to, KubeObject object) {
        object.setKind(to);
        conversion.convert(object);
    }

    private @Nullable Conversion conversion(GroupVersionKind from, GroupVersionKind to) {
        return conversions.getOrDefault(from, Map.of()).get(to);
    }

    /** Collects what a scheme is to know. */
    public static final class Builder {
        private static final String MAIN_SCHEME = "pkg/api/legacyscheme/scheme.go:30";

        private final TypeCatalog catalog;
        private final Map<GroupVersionKind, Consumer<KubeObject>> defaults = new HashMap<>();
        private final Map<GroupVersionKind, Map<GroupVersionKind, Conversion>> conversions = new HashMap<>();

        private String name;

        private Builder(TypeCatalog catalog) {
            this.catalog = catalog;
            this.name = catalog.release().atLeast(Release.V1_36) ? MAIN_SCHEME : "k8s.io/kubernetes/" + MAIN_SCHEME;
        }

        /** Where Go makes this scheme; kube-apiserver's own when nobody says another. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * @throws IllegalArgumentException when the kind has defaults already
         */
        public Builder defaults(GroupVersionKind kind, Consumer<KubeObject> function) {
            if (defaults.putIfAbsent(kind, function) != null) {
                throw new IllegalArgumentException("defaults of " + kind + " are registered already");
            }
            return this;
        }

        /**
         * Versions that have a conversion each to and from a third are converted by way of it.
         *
         * @throws IllegalArgumentException when there is such a conversion already
         */
        public Builder conversion(GroupVersionKind from, GroupVersionKind to, Conversion conversion) {
            if (conversions.computeIfAbsent(from, absent -> new HashMap<>()).putIfAbsent(to, conversion) != null) {
                throw new IllegalArgumentException(
                        "a conversion from " + from + " to " + to + " is registered already");
            }
            return this;
        }

        public Scheme build() {
            return new Scheme(this);
        }
    }
}
