package io.drydock.apiserver.admission;

import io.drydock.apimachinery.yaml.YamlDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the file of {@code --admission-control-config-file} says to each plug-in, in itself or in further files whose
 * paths are relative to it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/config.go: ReadAdmissionConfiguration"
 */
public final class AdmissionConfigurationFile {
    /** Says nothing to anybody. */
    public static final AdmissionConfigurationFile NONE = new AdmissionConfigurationFile(Map.of());

    private static final Set<String> VERSIONS = Set.of("apiserver.config.k8s.io/v1", "apiserver.k8s.io/v1alpha1");
    /** Before there was a common file, it was this plug-in's own, as which it is still taken. */
    private static final Map<String, String> OLD_FILES = Map.of(
            "podNodeSelectorPluginConfig", "PodNodeSelector",
            "imagePolicy", "ImagePolicyWebhook");

    private final Map<String, ObjectNode> byPlugin;

    private AdmissionConfigurationFile(Map<String, ObjectNode> byPlugin) {
        this.byPlugin = Map.copyOf(byPlugin);
    }

    /**
     * @throws IOException when it or a file that it names cannot be read
     * @throws IllegalArgumentException when it is no such configuration, with why
     */
    public static AdmissionConfigurationFile read(Path file) throws IOException {
        ObjectNode tree = tree(file);
        for (Map.Entry<String, String> old : OLD_FILES.entrySet()) {
            if (!tree.has("kind") && tree.has(old.getKey())) {
                return new AdmissionConfigurationFile(Map.of(old.getValue(), tree));
            }
        }
        String version = tree.path("apiVersion").asString("");
        String kind = tree.path("kind").asString("");
        if (!kind.equals("AdmissionConfiguration") || !VERSIONS.contains(version)) {
            throw new IllegalArgumentException("must be an AdmissionConfiguration of apiserver.config.k8s.io/v1, not \""
                    + kind + "\" of \"" + version + "\"");
        }
        requireFields(tree, Set.of("apiVersion", "kind", "plugins"), "");
        Map<String, ObjectNode> byPlugin = new LinkedHashMap<>();
        for (JsonNode plugin : tree.path("plugins")) {
            String name = plugin.path("name").asString("");
            requireFields(plugin, Set.of("name", "path", "configuration"), "plugins[" + name + "].");
            configuration(plugin, file).ifPresent(configuration -> byPlugin.putIfAbsent(name, configuration));
        }
        return new AdmissionConfigurationFile(byPlugin);
    }

    private static Optional<ObjectNode> configuration(JsonNode plugin, Path file) throws IOException {
        if (plugin.path("configuration") instanceof ObjectNode nested) {
            return Optional.of(nested);
        }
        String path = plugin.path("path").asString("");
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(tree(file.toAbsolutePath().resolveSibling(path)));
    }

    private static ObjectNode tree(Path file) throws IOException {
        if (YamlDecoder.decode(Files.readAllBytes(file)) instanceof ObjectNode tree) {
            return tree;
        }
        throw new IllegalArgumentException(file + " holds no object");
    }

    /**
     * Refuses what nobody would read.
     *
     * @param path of the object, to be put before the name of a field
     * @throws IllegalArgumentException when the object has a field besides the known ones
     */
    public static void requireFields(JsonNode object, Set<String> known, String path) {
        for (String field : object.propertyNames()) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + path + field + "\"");
            }
        }
    }

    /** Absent when the file says nothing to the plug-in. */
    public Optional<ObjectNode> of(String plugin) {
        return Optional.ofNullable(byPlugin.get(plugin));
    }

    /** The plug-ins that the file says something to. */
    public Set<String> plugins() {
        return byPlugin.keySet();
    }
}
