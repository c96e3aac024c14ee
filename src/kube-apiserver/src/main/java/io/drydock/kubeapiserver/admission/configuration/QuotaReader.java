package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import io.drydock.kubeapiserver.admission.resourcequota.LimitedResource;
import io.drydock.kubeapiserver.quota.ScopeRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a ResourceQuotaConfiguration, which older versions call Configuration.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/config.go: LoadConfiguration"
 */
final class QuotaReader {
    private static final String OLD_GROUP = "resourcequota.admission.k8s.io";

    private QuotaReader() {}

    static List<LimitedResource> read(ObjectNode tree) {
        boolean old = tree.path("apiVersion").asString("").startsWith(OLD_GROUP + "/");
        Documents.requireKind(
                tree,
                old ? "Configuration" : "ResourceQuotaConfiguration",
                old ? OLD_GROUP : "apiserver.config.k8s.io",
                old ? Set.of("v1alpha1", "v1beta1") : Set.of("v1"),
                Set.of("limitedResources"));
        List<LimitedResource> limited = new ArrayList<>();
        for (JsonNode entry : tree.path("limitedResources")) {
            String path = "limitedResources[" + limited.size() + "].";
            AdmissionConfigurationFile.requireFields(
                    entry, Set.of("apiGroup", "resource", "matchContains", "matchScopes"), path);
            String resource = entry.path("resource").asString("");
            if (resource.isEmpty()) {
                throw new IllegalArgumentException(path + "resource: Required value");
            }
            limited.add(new LimitedResource(
                    new GroupResource(entry.path("apiGroup").asString(""), resource),
                    Documents.texts(entry.path("matchContains")),
                    ScopeRequirement.ofTree(entry.path("matchScopes"))));
        }
        return limited;
    }
}
