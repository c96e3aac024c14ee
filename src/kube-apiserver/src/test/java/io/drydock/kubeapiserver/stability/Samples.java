package io.drydock.kubeapiserver.stability;

import io.drydock.apimachinery.catalog.ResourceFact;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.yaml.YamlDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Objects of the kinds that a release serves, each one that the server accepts. */
final class Samples {
    private Samples() {}

    /**
     * An object and where it is created.
     *
     * @param path of the collection
     */
    record Sample(String path, ObjectNode object) {
        String name() {
            return object.path("metadata").path("name").asString();
        }

        String item() {
            return path + "/" + name();
        }

        String kind() {
            return object.path("apiVersion").asString() + " "
                    + object.path("kind").asString();
        }
    }

    static List<Sample> of(TypeCatalog catalog) {
        List<Sample> samples = new ArrayList<>();
        for (String document : read().split("\n---\n")) {
            ObjectNode object = (ObjectNode) YamlDecoder.decode(document.getBytes(StandardCharsets.UTF_8));
            GroupVersion version = GroupVersion.parse(object.path("apiVersion").asString());
            GroupVersionKind kind = version.withKind(object.path("kind").asString());
            resource(catalog, version, kind)
                    .map(resource -> new Sample(path(version, resource), object))
                    .ifPresent(samples::add);
        }
        return samples;
    }

    private static Optional<ResourceFact> resource(TypeCatalog catalog, GroupVersion version, GroupVersionKind kind) {
        return catalog.resources(version).stream()
                .filter(resource -> resource.kind().equals(kind))
                .findFirst();
    }

    private static String path(GroupVersion version, ResourceFact resource) {
        String root = version.group().isEmpty() ? "/api/" + version.version() : "/apis/" + version;
        return root
                + (resource.namespaced() ? "/namespaces/default/" : "/")
                + resource.resource().resource();
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/objects.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
