package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.podspec.NodeSelectorValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * From which nodes devices can be used: exactly one of several ways says so.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateResourceSliceSpec, validateDevice"
 */
final class NodeChoice {
    private static final String ONE_OF_SLICE =
            "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
    private static final String ONE_OF_DEVICE =
            "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to"
                    + " true in the ResourceSlice spec";

    private final JsonNode holder;
    private final FieldPath path;
    private final FieldErrors errors;
    private final List<String> said = new ArrayList<>();

    private NodeChoice(JsonNode holder, FieldPath path, FieldErrors errors) {
        this.holder = holder;
        this.path = path;
        this.errors = errors;
    }

    static void ofSlice(JsonNode spec, FieldPath path, FieldErrors errors) {
        NodeChoice choice = new NodeChoice(spec, path, errors);
        choice.name("must be either unset or set to a non-empty string");
        choice.selector();
        JsonNode terms = spec.path("nodeSelector").path("nodeSelectorTerms");
        if (spec.path("nodeSelector").isObject() && terms.size() != 1) {
            errors.invalid(
                    path.child("nodeSelector").child("nodeSelectorTerms"),
                    terms,
                    "must have exactly one node selector term");
        }
        choice.flag("allNodes");
        choice.flag("perDeviceNodeSelection");
        choice.finish(ONE_OF_SLICE, ONE_OF_SLICE + ", but multiple fields are set");
    }

    /** @param own whether the slice leaves it to each device */
    static void ofDevice(JsonNode device, boolean own, FieldPath path, FieldErrors errors) {
        if (own) {
            NodeChoice choice = new NodeChoice(device, path, errors);
            choice.name("must not be empty");
            choice.selector();
            choice.flag("allNodes");
            choice.finish(ONE_OF_DEVICE, ONE_OF_DEVICE);
        } else if (device.has("nodeName") || device.has("nodeSelector") || device.has("allNodes")) {
            errors.invalid(
                    path,
                    NullNode.getInstance(),
                    "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true"
                            + " in the ResourceSlice spec");
        }
    }

    private void name(String whenEmpty) {
        JsonNode name = holder.path("nodeName");
        if (!name.isString()) {
            return;
        }
        if (name.asString().isEmpty()) {
            errors.invalid(path.child("nodeName"), name, whenEmpty);
            return;
        }
        said.add("`nodeName`");
        errors.invalid(path.child("nodeName"), name, NameRules.nameIsDnsSubdomain(name.asString(), false));
    }

    private void selector() {
        if (holder.path("nodeSelector").isObject()) {
            said.add("`nodeSelector`");
            NodeSelectorValidation.validate(
                    holder.path("nodeSelector"), Release.V1_36, path.child("nodeSelector"), errors);
        }
    }

    private void flag(String field) {
        JsonNode flag = holder.path(field);
        if (flag.isBoolean() && flag.asBoolean()) {
            said.add("`" + field + "`");
        } else if (flag.isBoolean()) {
            errors.invalid(path.child(field), flag, "must be either unset or set to true");
        }
    }

    private void finish(String whenNone, String whenSeveral) {
        if (said.isEmpty()) {
            errors.required(path, whenNone);
        } else if (said.size() > 1) {
            errors.invalid(path, "{" + String.join(", ", said) + "}", whenSeveral);
        }
    }
}
