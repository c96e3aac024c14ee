package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a driver tells of one device.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateDevice, validateDeviceAttribute"
 */
final class DeviceValidation {
    private static final int MOST_FACTS = 32;
    private static final int MOST_TAINTS = 16;
    private static final int MOST_CONSUMPTIONS = 2;
    private static final int MOST_COUNTERS = 32;
    private static final int MAX_VALUE_LENGTH = 64;
    private static final List<String> VALUES = List.of("bool", "int", "string", "version");

    private static final Map<String, String> SHOWN = shownNames();

    private DeviceValidation() {}

    private static Map<String, String> shownNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("int", "IntValue");
        names.put("bool", "BoolValue");
        names.put("string", "StringValue");
        names.put("version", "VersionValue");
        names.put("ints", "IntValues");
        names.put("bools", "BoolValues");
        names.put("strings", "StringValues");
        names.put("versions", "VersionValues");
        return Collections.unmodifiableMap(names);
    }

    static void validate(JsonNode device, boolean ownNodes, FieldPath path, FieldErrors errors) {
        DeviceNames.label(RequestNames.name(device), path.child("name"), errors);
        JsonNode attributes = device.path("attributes");
        JsonNode capacity = device.path("capacity");
        int facts = attributes.size() + capacity.size();
        if (facts > MOST_FACTS) {
            errors.invalid(path, facts, "the total number of attributes and capacities must not exceed " + MOST_FACTS);
        }
        attributes.properties().forEach(attribute -> {
            DeviceNames.qualified(attribute.getKey(), path.child("attributes"), errors);
            attribute(attribute.getValue(), path.child("attributes").key(attribute.getKey()), errors);
        });
        boolean shared = device.path("allowMultipleAllocations").asBoolean(false);
        capacity.properties().forEach(amount -> {
            DeviceNames.qualified(amount.getKey(), path.child("capacity"), errors);
            FieldPath at = path.child("capacity").key(amount.getKey()).child("requestPolicy");
            if (amount.getValue().path("requestPolicy").isObject()) {
                if (shared) {
                    RequestPolicy.validate(amount.getValue(), at, errors);
                } else {
                    errors.forbidden(at, "allowMultipleAllocations must be true");
                }
            }
        });
        BoundedLists.slice(
                device.path("taints"),
                MOST_TAINTS,
                path.child("taints"),
                errors,
                (taint, at) -> DeviceTaints.taint(taint, at, errors));
        BoundedLists.set(
                device.path("consumesCounters"),
                MOST_CONSUMPTIONS,
                path.child("consumesCounters"),
                errors,
                consumption -> consumption.path("counterSet").asString(""),
                (consumption, at) ->
                        ResourceSliceValidation.counters(consumption, "counterSet", MOST_COUNTERS, at, errors));
        NodeChoice.ofDevice(device, ownNodes, path, errors);
        BindingConditions.validate(device, path, errors);
    }

    private static void attribute(JsonNode attribute, FieldPath path, FieldErrors errors) {
        String text = attribute.path("string").asString("");
        notLonger(text, path.child("string"), errors);
        JsonNode version = attribute.path("version");
        if (version.isString()) {
            if (!SemanticVersions.isOne(version.asString())) {
                errors.invalid(
                        path.child("version"), version, "must be a string compatible with semver.org spec 2.0.0");
            }
            notLonger(version.asString(), path.child("version"), errors);
        }
        long said = VALUES.stream().filter(attribute::has).count();
        if (said == 0) {
            errors.invalid(path, "", "exactly one value must be specified");
        } else if (said > 1) {
            errors.invalid(path, shown(attribute), "exactly one value must be specified");
        }
    }

    /** With Go's own names of the fields, all of them. */
    private static ShownValue shown(JsonNode attribute) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        SHOWN.forEach((field, name) ->
                all.set(name, attribute.path(field).isMissingNode() ? all.nullNode() : attribute.path(field)));
        return ShownValue.same(all.toString());
    }

    private static void notLonger(String text, FieldPath path, FieldErrors errors) {
        if (text.length() > MAX_VALUE_LENGTH) {
            errors.add(FieldError.tooLong(path, MAX_VALUE_LENGTH));
        }
    }
}
