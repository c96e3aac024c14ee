package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses to apply what is not a configuration of the kind, and to an object whose fields cannot be told apart.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/structuredmerge.go:
 *     structuredMergeManager.Apply"
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/versioncheck.go (1.36)"
 */
record ConfigurationCheck(GroupVersionKind kind, Versions versions) {

    /** @throws StatusException 400 or, where the real server does not foresee it, 500 */
    void require(ObjectNode configuration) {
        String apiVersion = text(configuration.path("apiVersion"));
        String kindName = text(configuration.path("kind"));
        boolean checksKind = versions.rules().subresources();
        if (checksKind && !(apiVersion.equals(kind.apiVersion()) && kindName.equals(kind.kind()))) {
            throw StatusErrors.badRequest("invalid object type: " + show(apiVersion, kindName));
        }
        if (!apiVersion.equals(kind.apiVersion())) {
            throw StatusErrors.badRequest("Incorrect version specified in apply patch. Specified patch version: "
                    + readable(apiVersion) + ", expected: " + kind.apiVersion());
        }
        if (configuration.path("metadata").path("managedFields").isArray()) {
            throw StatusErrors.badRequest("metadata.managedFields must be nil");
        }
        String what = "failed to create typed patch object" + which(configuration);
        if (!kindName.equals(kind.kind())) {
            throw FieldManager.failure(what + ": no corresponding type for " + show(apiVersion, kindName));
        }
        requireShape(configuration, false, what);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : "";
    }

    /** Without what is no version at all. */
    private static String readable(String apiVersion) {
        return apiVersion.indexOf('/') == apiVersion.lastIndexOf('/') ? apiVersion : "";
    }

    /** @throws StatusException 500 */
    void requireLive(KubeObject live) {
        requireShape(
                live.tree(), versions.rules().repeats(), "failed to create typed live object" + which(live.tree()));
    }

    /** @throws StatusException 500 when it cannot be told what is in an object that nobody tracked */
    void requireUntracked(KubeObject object) {
        boolean named = versions.rules().subresources();
        requireShape(
                object.tree(),
                versions.rules().repeats(),
                "failed to create manager for existing fields: failed to convert new object"
                        + (named ? which(object.tree()) : " (" + kind + ")") + " to smd typed");
    }

    private void requireShape(JsonNode tree, boolean repeats, String what) {
        try {
            ShapeValidation.check(tree, versions.shape(), repeats);
        } catch (ShapeException e) {
            throw FieldManager.failure(what + ": " + e.getMessage());
        }
    }

    /** Older releases do not say which object. */
    private String which(JsonNode object) {
        if (!versions.rules().subresources()) {
            return "";
        }
        JsonNode metadata = object.path("metadata");
        return " (" + metadata.path("namespace").asString("") + "/"
                + metadata.path("name").asString("") + "; " + kind + ")";
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
