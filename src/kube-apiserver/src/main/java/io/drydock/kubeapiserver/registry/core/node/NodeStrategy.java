package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @see "Go: pkg/registry/core/node/strategy.go: nodeStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNode"
 */
final class NodeStrategy extends GenericStrategy {
    NodeStrategy(ResourceContext context) {
        super(context);
    }

    private boolean newer() {
        return release().atLeast(Release.V1_36);
    }

    /** The agent of a node may register it with its status, so that nobody sees it without one. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject node) {
        ObjectNode spec = node.objectAt("spec");
        if (newer()) {
            spec.remove("configSource");
            node.objectAt("status").remove("config");
        } else {
            keepOneBlock(spec);
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        super.prepareForUpdate(scope, node, old);
        ObjectNode spec = node.objectAt("spec");
        if (newer() && !old.at("spec", "configSource").isObject()) {
            spec.remove("configSource");
        }
        if (!newer() && old.at("spec", "podCIDRs").size() < 2) {
            keepOneBlock(spec);
        }
    }

    /** Releases before dual stack give pods the addresses of one block. */
    private static void keepOneBlock(ObjectNode spec) {
        while (spec.path("podCIDRs") instanceof ArrayNode blocks && blocks.size() > 1) {
            blocks.remove(blocks.size() - 1);
        }
    }

    private List<FieldError> validateNode(KubeObject node) {
        FieldErrors errors = new FieldErrors();
        NodeTaints.validate(node.at("spec", "taints"), errors);
        NodeValidation.resources(node.at("status"), errors);
        if (newer()) {
            NodeFeatures.validateSwap(node.at("status", "nodeInfo", "swap"), errors);
            NodeFeatures.validate(node.at("status", "declaredFeatures"), errors);
        }
        NodeValidation.podCidrs(node.at("spec", "podCIDRs"), newer(), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject node) {
        return validateNode(node);
    }

    /** A node is looked at whole before it is compared with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject node, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validateMetadata(node));
        errors.addAll(validateNode(node));
        errors.addAll(super.validateMetadataUpdate(node, old));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        NodeUpdateValidation.validate(node, old, release(), errors);
        return errors.list();
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject node) {
        List<String> warnings = new ArrayList<>();
        if (node.at("spec", "configSource").isObject()) {
            warnings.add("spec.configSource: the feature is removed");
        }
        if (!node.at("spec", "externalID").asString("").isEmpty()) {
            warnings.add("spec.externalID: this field is deprecated, and is unused by Kubernetes");
        }
        warnings.addAll(NodeValidation.podCidrWarnings(node.at("spec", "podCIDRs")));
        return warnings;
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        return warningsOnCreate(scope, node);
    }

    @Override
    public Map<String, String> selectableFields(KubeObject node) {
        return Map.of(
                "spec.unschedulable",
                String.valueOf(node.at("spec", "unschedulable").asBoolean(false)));
    }
}
