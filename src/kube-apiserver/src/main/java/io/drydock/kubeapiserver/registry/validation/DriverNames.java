package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.Locale;

/**
 * The names of drivers of storage and of other devices.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateCSIDriverName"
 */
public final class DriverNames {
    private DriverNames() {}

    public static void validate(String name, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
        }
        if (name.length() > NameRules.DNS_LABEL_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, NameRules.DNS_LABEL_MAX_LENGTH));
        }
        errors.invalid(path, name, NameRules.dns1123Subdomain(name.toLowerCase(Locale.ROOT)));
    }
}
