package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is data about the built-in API of one release: the types of its kinds, its resources with their verbs
 * and subresources, its group versions and their order. Compiled from the release's published OpenAPI document; reading
 * it takes milliseconds, and a type's fields are made when somebody first looks at them. Immutable.
 */
public final class TypeCatalog {
    private final Release release;
    private final CatalogTypes types;
    private final CatalogResources resources;

    private TypeCatalog(Release release, CatalogTypes types, CatalogResources resources) {
        this.release = release;
        this.types = types;
        this.resources = resources;
    }

    public static TypeCatalog load(Release release) {
        return new TypeCatalog(
                release,
                CatalogTypes.parse(read("types-" + release.version() + ".txt")),
                CatalogResources.parse(read("resources-" + release.version() + ".txt")));
    }

    public Release release() {
        return release;
    }

    public Optional<StructType> kind(GroupVersionKind kind) {
        return types.of(kind);
    }

    public Set<GroupVersionKind> kinds() {
        return types.kinds();
    }

    /**
     * @param definitionName as in OpenAPI, such as {@code io.k8s.api.core.v1.PodSpec}
     */
    public Optional<StructType> type(String definitionName) {
        return types.named(definitionName);
    }

    /** Every resource, also of group versions that are not enabled by default; each version of one by itself. */
    public List<ResourceFact> resources() {
        return resources.resources();
    }

    /** The resources of one group version, by name. */
    public List<ResourceFact> resources(GroupVersion version) {
        return resources.resources().stream()
                .filter(fact -> fact.resource().groupVersion().equals(version))
                .toList();
    }

    public Optional<ResourceFact> resource(GroupVersionResource resource) {
        return resources.resource(resource);
    }

    /** Every group version in the order of discovery: groups by priority and name, and in each the preferred first. */
    public List<GroupVersionFact> groupVersions() {
        return resources.versions().stream()
                .sorted(Comparator.comparingInt(GroupVersionFact::groupPriorityMinimum)
                        .reversed()
                        .thenComparing(fact -> fact.groupVersion().group())
                        .thenComparing(GroupVersionFact::versionPriority, Comparator.reverseOrder()))
                .toList();
    }

    private static String read(String name) {
        try (InputStream input = TypeCatalog.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("the catalog " + name + " is not on the class path");
            }
            return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalog " + name, e);
        }
    }
}
