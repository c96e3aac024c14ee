package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * @see "Go: pkg/registry/core/node/strategy.go: nodeStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNode, ValidateNodeUpdate"
 */
final class NodeStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Set<String> CHANGEABLE =
            Set.of("taints", "unschedulable", "configSource", "providerID", "podCIDR", "podCIDRs");

    NodeStrategy(ResourceContext context) {
        super(context);
    }

    /** The agent of a node may register it with its status, so that nobody sees it without one. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject node) {
        // Nothing is taken away.
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject node) {
        FieldErrors errors = new FieldErrors();
        NodeTaints.validate(node.at("spec", "taints"), errors);
        NodeValidation.resources(node.at("status"), errors);
        NodeValidation.podCidrs(node.at("spec", "podCIDRs"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        NodeValidation.resources(node.at("status"), errors);
        NodeValidation.addresses(node.at("status", "addresses"), errors);
        JsonNode spec = CanonicalForm.ofStored(node.tree(), context().type()).path("spec");
        JsonNode before = CanonicalForm.ofStored(old.tree(), context().type()).path("spec");
        requireKept(spec, before, "podCIDRs", "podCIDR", errors);
        requireKept(spec, before, "providerID", "providerID", errors);
        NodeTaints.validate(spec.path("taints"), errors);
        if (!rest(spec).equals(rest(before))) {
            errors.forbidden(
                    FieldPath.of(""),
                    release().atLeast(Release.V1_36)
                            ? "node updates may only change labels, taints, or capacity"
                            : "node updates may only change labels, taints, or capacity (or configSource, if the"
                                    + " DynamicKubeletConfig feature gate is enabled)");
        }
        return errors.list();
    }

    private static void requireKept(JsonNode spec, JsonNode before, String field, String shown, FieldErrors errors) {
        JsonNode old = before.path(field);
        boolean wasSet = !old.asString("").isEmpty() || (old.isArray() && !old.isEmpty());
        if (wasSet && !old.equals(spec.path(field))) {
            errors.forbidden(SPEC.child(field), "node updates may not change " + shown + " except from \"\" to valid");
        }
    }

    private static JsonNode rest(JsonNode spec) {
        return spec instanceof ObjectNode fields ? fields.deepCopy().remove(CHANGEABLE) : spec;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject node) {
        return Map.of(
                "spec.unschedulable",
                String.valueOf(node.at("spec", "unschedulable").asBoolean(false)));
    }
}
