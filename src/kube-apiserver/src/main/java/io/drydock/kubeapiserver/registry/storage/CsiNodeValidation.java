package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.InternalJson;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.DriverNames;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The storage drivers of a node; one that is there stays as it is.
 *
 * @see "Go: pkg/apis/storage/validation/validation.go: ValidateCSINode, ValidateCSINodeUpdate"
 */
final class CsiNodeValidation implements ObjectValidation {
    private static final FieldPath DRIVERS = FieldPath.of("spec", "drivers");
    private static final int MAX_ID_LENGTH = 128;
    private static final int MAX_LATER_ID_LENGTH = 256;

    private final Release release;
    private final Type driver;
    private final boolean newest;

    /** @param driver the type of each */
    CsiNodeValidation(Release release, Type driver) {
        this.release = release;
        this.driver = driver;
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject node) {
        FieldErrors errors = new FieldErrors();
        drivers(node, errors);
        if (!newest) {
            errors.addAll(all(node));
        }
        return errors.list();
    }

    private List<FieldError> all(KubeObject node) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(node, false);
        drivers(node, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateWhole(KubeObject node) {
        return newest ? List.of() : all(node);
    }

    @Override
    public boolean comparesMetadata() {
        return false;
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject node, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(all(node));
        for (JsonNode before : old.at("spec", "drivers")) {
            for (JsonNode now : node.at("spec", "drivers")) {
                boolean isSame = before.path("name").equals(now.path("name"));
                if (isSame && !fixed(before).equals(fixed(now))) {
                    errors.invalid(
                            newest ? DRIVERS : FieldPath.of("CSINodeDriver"),
                            InternalJson.of(fixed(now), driver),
                            FieldErrors.IMMUTABLE);
                }
            }
        }
        return errors.list();
    }

    /** What of a driver may not change; how many volumes it takes may, in later releases. */
    private JsonNode fixed(JsonNode driver) {
        return newest && driver instanceof ObjectNode fields
                ? fields.deepCopy().remove(List.of("allocatable"))
                : driver;
    }

    private void drivers(KubeObject node, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode driver : node.at("spec", "drivers")) {
            FieldPath path = DRIVERS.index(index++);
            String name = driver.path("name").asString("");
            DriverNames.validate(name, release, path.child("name"), errors);
            nodeId(driver.path("nodeID").asString(""), path.child("nodeID"), errors);
            errors.notNegative(driver.path("allocatable"), path.child("allocatable"), "count");
            if (!names.add(name)) {
                errors.duplicate(path.child("name"), name);
            }
            topology(driver.path("topologyKeys"), path, errors);
        }
    }

    private void nodeId(String id, FieldPath path, FieldErrors errors) {
        if (id.isEmpty()) {
            errors.required(path, "");
        }
        int most = newest ? MAX_LATER_ID_LENGTH : MAX_ID_LENGTH;
        if (id.length() > most) {
            errors.invalid(path, id, "must be " + most + " characters or less");
        }
    }

    private void topology(JsonNode keys, FieldPath path, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        List<String> shown = keys.valueStream().map(key -> key.asString("")).toList();
        for (JsonNode entry : keys) {
            String key = entry.asString("");
            if (key.isEmpty()) {
                errors.required(path, "");
            }
            if (!seen.add(key)) {
                errors.duplicate(path, key);
            }
            errors.invalid(path, newest ? key : shown, NameRules.qualifiedName(key));
        }
    }
}
