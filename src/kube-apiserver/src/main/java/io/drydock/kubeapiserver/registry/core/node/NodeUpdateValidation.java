package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * What of a node stays once it is given, whether the node itself or only its status is written.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNodeUpdate"
 */
final class NodeUpdateValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private NodeUpdateValidation() {}

    static void validate(KubeObject node, KubeObject old, Release release, FieldErrors errors) {
        boolean newer = release.atLeast(Release.V1_36);
        NodeValidation.resources(node.at("status"), errors);
        if (newer) {
            NodeFeatures.validate(node.at("status", "declaredFeatures"), errors);
        }
        NodeValidation.addresses(node.at("status", "addresses"), errors);
        boolean kept = requireKept(node, old, "podCIDRs", "podCIDR", errors);
        kept &= requireKept(node, old, "providerID", "providerID", errors);
        new NodeConfigValidation(newer, errors).validate(node.at("spec", "configSource"), node.at("status", "config"));
        NodeTaints.validate(node.at("spec", "taints"), errors);
        boolean sameId = node.at("spec", "externalID")
                .asString("")
                .equals(old.at("spec", "externalID").asString(""));
        if (newer && !sameId) {
            errors.forbidden(SPEC.child("externalID"), "may not be updated");
        } else if (!newer && !(kept && sameId)) {
            errors.forbidden(
                    FieldPath.WHOLE_OBJECT,
                    "node updates may only change labels, taints, or capacity (or configSource, if the"
                            + " DynamicKubeletConfig feature gate is enabled)");
        }
    }

    private static boolean requireKept(
            KubeObject node, KubeObject before, String field, String shown, FieldErrors errors) {
        JsonNode old = before.at("spec", field);
        JsonNode now = node.at("spec", field);
        boolean wasSet = !old.asString("").isEmpty() || (old.isArray() && !old.isEmpty());
        if (!wasSet || old.equals(now)) {
            return true;
        }
        int changes = 1;
        if (old.isArray() && old.size() == now.size()) {
            changes = 0;
            for (int i = 0; i < old.size(); i++) {
                changes += old.get(i).equals(now.get(i)) ? 0 : 1;
            }
        }
        for (int i = 0; i < changes; i++) {
            errors.forbidden(SPEC.child(field), "node updates may not change " + shown + " except from \"\" to valid");
        }
        return false;
    }
}
