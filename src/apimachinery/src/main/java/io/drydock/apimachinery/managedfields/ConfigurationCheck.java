package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses to apply what is not a configuration of the kind.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/structuredmerge.go:
 *     structuredMergeManager.Apply"
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/versioncheck.go (1.36)"
 */
record ConfigurationCheck(GroupVersionKind kind, Versions versions) {

    /** @throws StatusException 400 or, where the real server does not foresee it, 500 */
    void require(ObjectNode configuration) {
        String apiVersion = configuration.path("apiVersion").asString("");
        String kindName = configuration.path("kind").asString("");
        boolean checksKind = versions.rules().subresources();
        if (checksKind && !(apiVersion.equals(kind.apiVersion()) && kindName.equals(kind.kind()))) {
            throw StatusErrors.badRequest("invalid object type: " + show(apiVersion, kindName));
        }
        if (!apiVersion.equals(kind.apiVersion())) {
            throw StatusErrors.badRequest("Incorrect version specified in apply patch. Specified patch version: "
                    + apiVersion + ", expected: " + kind.apiVersion());
        }
        if (configuration.path("metadata").path("managedFields").isArray()) {
            throw StatusErrors.badRequest("metadata.managedFields must be nil");
        }
        try {
            ShapeValidation.check(configuration, versions.shape());
        } catch (ShapeException e) {
            throw FieldManager.failure(
                    "failed to create typed patch object" + which(configuration) + ": " + e.getMessage());
        }
    }

    private String which(ObjectNode configuration) {
        if (!versions.rules().subresources()) {
            return "";
        }
        JsonNode metadata = configuration.path("metadata");
        return " (" + metadata.path("namespace").asString("") + "/"
                + metadata.path("name").asString("") + "; " + show(kind.apiVersion(), kind.kind()) + ")";
    }

    /** As Go shows a kind, which is with a slash even where there is no group. */
    private static String show(String apiVersion, String kind) {
        GroupVersion version;
        try {
            version = GroupVersion.parse(apiVersion);
        } catch (IllegalArgumentException malformed) {
            return "/, Kind=";
        }
        return version.group() + "/" + version.version() + ", Kind=" + kind;
    }
}
