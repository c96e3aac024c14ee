package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the readers of configurations share: all of it throws {@code IllegalArgumentException} about what is wrong. */
final class Documents {
    private Documents() {}

    /** @param versions of the group that can be read */
    static void requireKind(JsonNode tree, String kind, String group, Set<String> versions, Set<String> fields) {
        String apiVersion = tree.path("apiVersion").asString("");
        boolean known = versions.stream().anyMatch(version -> apiVersion.equals(group + "/" + version));
        if (!known || !tree.path("kind").asString("").equals(kind)) {
            throw new IllegalArgumentException("must be a " + kind + " of " + group + "/"
                    + String.join(" or ", new TreeSet<>(versions)) + ", not \""
                    + tree.path("kind").asString("") + "\" of \"" + apiVersion + "\"");
        }
        Set<String> all = new HashSet<>(fields);
        all.addAll(Set.of("apiVersion", "kind"));
        AdmissionConfigurationFile.requireFields(tree, all, "");
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }
}
