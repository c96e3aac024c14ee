package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a slice of a pool must hold.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: ValidateResourceSlice, ValidateResourceSliceUpdate"
 */
final class ResourceSliceValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int MOST_DEVICES = 128;
    private static final int MOST_ELABORATE_DEVICES = 64;
    private static final int MOST_COUNTER_SETS = 8;
    private static final int MOST_COUNTERS = 32;

    @Override
    public List<FieldError> validate(KubeObject slice) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = slice.at("spec");
        driverAndPool(spec, errors);
        content(spec, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject slice, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = slice.at("spec");
        JsonNode before = old.at("spec");
        driverAndPool(spec, errors);
        errors.immutable(
                spec.path("pool").path("name"),
                before.path("pool").path("name"),
                SPEC.child("pool").child("name"));
        for (String field : List.of("driver", "nodeName")) {
            errors.immutable(spec.path(field), before.path(field), SPEC.child(field));
        }
        content(spec, errors);
        return errors.list();
    }

    @Override
    public List<String> warnings(KubeObject slice, Optional<KubeObject> old) {
        String driver = slice.at("spec", "driver").asString("");
        return driver.equals(driver.toLowerCase(Locale.ROOT))
                ? List.of()
                : List.of("spec.driver: driver names should be lowercase; " + GoValue.quote(driver)
                        + " contains uppercase characters");
    }

    private static void driverAndPool(JsonNode spec, FieldErrors errors) {
        DeviceNames.driver(spec.path("driver").asString(""), SPEC.child("driver"), errors);
        JsonNode pool = spec.path("pool");
        FieldPath path = SPEC.child("pool");
        DeviceNames.pool(pool.path("name").asString(""), path.child("name"), errors);
        long slices = pool.path("resourceSliceCount").asLong(0);
        if (slices <= 0) {
            errors.invalid(path.child("resourceSliceCount"), slices, "must be greater than zero");
        }
        long generation = pool.path("generation").asLong(0);
        if (generation < 0) {
            errors.invalid(path.child("generation"), generation, "must be greater than or equal to zero");
        }
    }

    private static void content(JsonNode spec, FieldErrors errors) {
        NodeChoice.ofSlice(spec, SPEC, errors);
        JsonNode devices = spec.path("devices");
        if (spec.path("sharedCounters").isArray() && devices.isArray()) {
            errors.invalid(SPEC, "", "only one of `sharedCounters` or `devices` is allowed");
        }
        boolean perDevice = spec.path("perDeviceNodeSelection").asBoolean(false);
        BoundedLists.set(
                devices,
                isElaborate(devices) ? MOST_ELABORATE_DEVICES : MOST_DEVICES,
                SPEC.child("devices"),
                errors,
                RequestNames::name,
                (device, path) -> DeviceValidation.validate(device, perDevice, path, errors));
        BoundedLists.set(
                spec.path("sharedCounters"),
                MOST_COUNTER_SETS,
                SPEC.child("sharedCounters"),
                errors,
                RequestNames::name,
                (set, path) -> counters(set, "name", MOST_COUNTERS, path, errors));
    }

    private static boolean isElaborate(JsonNode devices) {
        return devices.valueStream()
                .anyMatch(device -> !device.path("taints").isEmpty()
                        || !device.path("consumesCounters").isEmpty());
    }

    /** @param field that names the set of counters */
    static void counters(JsonNode set, String field, int most, FieldPath path, FieldErrors errors) {
        String name = set.path(field).asString("");
        if (name.isEmpty()) {
            errors.required(path.child(field), "");
        } else {
            DeviceNames.label(name, path.child(field), errors);
        }
        JsonNode counters = set.path("counters");
        if (counters.isEmpty()) {
            errors.required(path.child("counters"), "");
        } else if (counters.size() > most) {
            errors.add(FieldError.tooMany(path.child("counters"), counters.size(), most));
        } else {
            counters.propertyNames().forEach(counter -> DeviceNames.label(counter, path.child("counters"), errors));
        }
    }
}
