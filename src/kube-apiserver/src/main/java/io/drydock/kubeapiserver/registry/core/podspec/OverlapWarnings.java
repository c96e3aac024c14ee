package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Warns of files on a volume of which one hides the other, or lies below it.
 *
 * @see "Go: pkg/api/pod/warnings.go: warningsForOverlappingVirtualPaths, 1.36"
 */
final class OverlapWarnings {
    private final String volume;
    private final String description;
    private final List<PlacedFile> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private OverlapWarnings(String volume, String description) {
        this.volume = volume;
        this.description = description;
    }

    static List<String> of(JsonNode volumes) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode volume : volumes) {
            String name = volume.path("name").asString("");
            warnings.addAll(ofItems(name, "ConfigMap", volume.path("configMap"), "name"));
            warnings.addAll(ofItems(name, "Secret", volume.path("secret"), "secretName"));
            OverlapWarnings downward = new OverlapWarnings(name, "DownwardAPI");
            downward.addItems(volume.path("downwardAPI"), "");
            warnings.addAll(downward.warnings);
            OverlapWarnings projected = new OverlapWarnings(name, "Projected");
            volume.path("projected").path("sources").forEach(projected::addSource);
            warnings.addAll(projected.warnings);
        }
        return warnings;
    }

    private static List<String> ofItems(String volume, String kind, JsonNode source, String nameField) {
        String description = kind + " " + GoValue.quote(source.path(nameField).asString(""));
        OverlapWarnings overlaps = new OverlapWarnings(volume, description);
        overlaps.addItems(source, "");
        return overlaps.warnings;
    }

    private void addSource(JsonNode source) {
        if (source.isEmpty()) {
            warnings.add("volume " + GoValue.quote(volume) + " (Projected) has no sources provided");
        } else if (source.path("configMap").has("items")) {
            addItems(source.path("configMap"), named("ConfigMap", source.path("configMap")));
        } else if (source.path("secret").has("items")) {
            addItems(source.path("secret"), named("Secret", source.path("secret")));
        } else if (source.path("downwardAPI").has("items")) {
            addItems(source.path("downwardAPI"), "DownwardAPI");
        } else if (source.path("serviceAccountToken").isObject()) {
            add(source.path("serviceAccountToken").path("path").asString(""), "ServiceAccountToken");
        }
    }

    private static String named(String kind, JsonNode source) {
        return kind + " " + GoValue.quote(source.path("name").asString(""));
    }

    private void addItems(JsonNode source, String origin) {
        source.path("items").forEach(item -> add(item.path("path").asString(""), origin));
    }

    private void add(String written, String origin) {
        String path = written;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        PlacedFile file = new PlacedFile(path, origin);
        for (PlacedFile other : files) {
            if (file.overlaps(other)) {
                warnings.add("volume " + GoValue.quote(volume) + " (" + description + "): overlapping paths: "
                        + file.shown() + " with " + other.shown());
            }
        }
        files.add(file);
    }

    /** @param origin which part of the volume the file comes from, empty where there is only one */
    private record PlacedFile(String path, String origin) {
        boolean overlaps(PlacedFile other) {
            return !path.isEmpty()
                    && !other.path.isEmpty()
                    && ((path + "/").startsWith(other.path + "/") || (other.path + "/").startsWith(path + "/"));
        }

        String shown() {
            return GoValue.quote(path) + (origin.isEmpty() ? "" : " (" + origin + ")");
        }
    }
}
