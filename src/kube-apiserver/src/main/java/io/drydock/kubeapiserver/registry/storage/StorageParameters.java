package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.KeyedData;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Who provides storage, and what is handed to it as it is.
 *
 * @see "Go: pkg/apis/storage/validation/validation.go: validateProvisioner, validateParameters"
 */
final class StorageParameters {
    static final int MAX_SIZE = 256 * 1024;
    private static final int MOST = 512;

    private StorageParameters() {}

    /** @param release later ones show the name in the lower case in which they have checked it */
    static void validateProvider(String name, Release release, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        String checked = name.toLowerCase(Locale.ROOT);
        errors.invalid(path, release.atLeast(Release.V1_36) ? checked : name, NameRules.qualifiedName(checked));
    }

    static void validate(JsonNode parameters, FieldPath path, FieldErrors errors) {
        if (parameters.size() > MOST) {
            errors.add(FieldError.tooLong(path, MOST));
            return;
        }
        if (parameters.has("")) {
            errors.invalid(path, "", "field can not be empty.");
        }
        if (size(parameters) > MAX_SIZE) {
            errors.add(FieldError.tooLong(path, MAX_SIZE));
        }
    }

    /** In bytes, names and values together. */
    static long size(JsonNode texts) {
        return texts.properties().stream()
                .mapToLong(text -> KeyedData.utf8Length(text.getKey())
                        + KeyedData.utf8Length(text.getValue().asString("")))
                .sum();
    }
}
