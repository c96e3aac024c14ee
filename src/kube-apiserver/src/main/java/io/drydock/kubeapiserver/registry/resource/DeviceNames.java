package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.DriverNames;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;

/**
 * How devices, their pools and what is known of them are named.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validatePoolName, validateQualifiedName"
 */
final class DeviceNames {
    private static final int MAX_ID_LENGTH = 32;

    private DeviceNames() {}

    static void pool(String name, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        if (name.length() > NameRules.DNS_SUBDOMAIN_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, NameRules.DNS_SUBDOMAIN_MAX_LENGTH));
        }
        for (String part : name.split("/", -1)) {
            errors.invalid(path, part, NameRules.dns1123Subdomain(part));
        }
    }

    /** A name that is missing is not looked at any further. */
    static void driver(String name, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
        } else {
            DriverNames.validate(name, path, errors);
        }
    }

    static void label(String name, FieldPath path, FieldErrors errors) {
        errors.invalid(path, name, NameRules.dns1123Label(name));
    }

    /** A name of its driver's own domain, or one with the domain before it; with more slashes, any will do. */
    static void qualified(String name, FieldPath path, FieldErrors errors) {
        String[] parts = name.split("/", -1);
        if (parts.length == 1) {
            identifier(name, path, errors);
        } else if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                errors.invalid(path, "", "the domain must not be empty");
            } else {
                DriverNames.validate(parts[0], path, errors);
            }
            if (parts[1].isEmpty()) {
                errors.invalid(path, "", "the name must not be empty");
            } else {
                identifier(parts[1], path, errors);
            }
        }
    }

    static void fullyQualified(String name, FieldPath path, FieldErrors errors) {
        qualified(name, path, errors);
        if (!name.contains("/")) {
            errors.invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash");
        }
    }

    private static void identifier(String name, FieldPath path, FieldErrors errors) {
        if (name.length() > MAX_ID_LENGTH) {
            errors.add(FieldError.tooLong(path, MAX_ID_LENGTH));
        }
        errors.invalid(path, name, ValueRules.cIdentifier(name));
    }
}
