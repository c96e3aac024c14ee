package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The metadata that no update may change. */
final class ImmutableMetadata {
    private static final String IMMUTABLE = "field is immutable";

    private ImmutableMetadata() {}

    static void check(KubeObject object, KubeObject old, FieldPath path, List<FieldError> errors) {
        checkText("name", object, old, path, errors);
        checkText("namespace", object, old, path, errors);
        checkText("uid", object, old, path, errors);
        checkTime("creationTimestamp", object, old, path, errors);
        checkTime("deletionTimestamp", object, old, path, errors);
        JsonNode grace = object.at("metadata", "deletionGracePeriodSeconds");
        if (!object.deletionGracePeriodSeconds().equals(old.deletionGracePeriodSeconds())) {
            errors.add(FieldError.invalid(path.child("deletionGracePeriodSeconds"), grace, IMMUTABLE));
        }
        checkText("clusterName", object, old, path, errors);
    }

    private static void checkText(
            String field, KubeObject object, KubeObject old, FieldPath path, List<FieldError> errors) {
        String value = text(object, field);
        if (!value.equals(text(old, field))) {
            errors.add(FieldError.invalid(path.child(field), value, IMMUTABLE));
        }
    }

    private static void checkTime(
            String field, KubeObject object, KubeObject old, FieldPath path, List<FieldError> errors) {
        String value = text(object, field);
        if (!value.equals(text(old, field))) {
            errors.add(FieldError.invalid(path.child(field), shown(field, value), IMMUTABLE));
        }
    }

    /**
     * Times were once shown in Go's long form. A deletion that was not asked for is null, and so is a creation that
     * never was, which once was year 1.
     */
    private static ShownValue shown(String field, String time) {
        if (!time.isEmpty()) {
            return new ShownValue(time.replace('T', ' ').replace("Z", " +0000 UTC"), "\"" + time + "\"");
        }
        return new ShownValue(field.equals("deletionTimestamp") ? "null" : "0001-01-01 00:00:00 +0000 UTC", "null");
    }

    private static String text(KubeObject object, String field) {
        return object.at("metadata", field).asString("");
    }
}
