package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;

/** A field that takes one of a few texts. */
final class Enumerated {
    private Enumerated() {}

    static void required(FieldPath path, String value, List<String> accepted, List<FieldError> errors) {
        if (value.isEmpty()) {
            errors.add(FieldError.required(path, ""));
        } else if (!accepted.contains(value)) {
            errors.add(FieldError.notSupported(path, value, accepted));
        }
    }
}
