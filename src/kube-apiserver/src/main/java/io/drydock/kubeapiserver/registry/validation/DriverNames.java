package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.catalog.Release;
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

    /** @param release the older one finds more than one thing wrong with a name that is missing */
    public static void validate(String name, Release release, FieldPath path, FieldErrors errors) {
        if (name.isEmpty() && !release.atLeast(Release.V1_36)) {
            errors.required(path, "");
            errors.invalid(path, name, NameRules.dns1123Subdomain(name));
        } else {
            validate(name, path, errors);
        }
    }

    public static void validate(String name, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        if (name.length() > NameRules.DNS_LABEL_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, NameRules.DNS_LABEL_MAX_LENGTH));
        }
        errors.invalid(path, name, NameRules.dns1123Subdomain(name.toLowerCase(Locale.ROOT)));
    }
}
