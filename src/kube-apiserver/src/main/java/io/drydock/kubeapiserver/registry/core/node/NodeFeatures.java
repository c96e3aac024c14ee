package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What newer agents say that their node can do.
 *
 * @see "Go 1.36: pkg/apis/core/validation/validation.go: validateNodeDeclaredFeatures, validateNodeSwapStatus"
 */
final class NodeFeatures {
    private static final FieldPath FEATURES = FieldPath.of("status", "declaredFeatures");
    private static final Pattern NAME = Pattern.compile("[A-Z][a-zA-Z0-9]*(/[a-zA-Z][a-zA-Z0-9]*)*+");

    private NodeFeatures() {}

    static void validate(JsonNode features, FieldErrors errors) {
        for (int i = 0; i < features.size(); i++) {
            String feature = features.get(i).asString("");
            FieldPath path = FEATURES.index(i);
            if (i > 0) {
                int order = features.get(i - 1).asString("").compareTo(feature);
                if (order == 0) {
                    errors.duplicate(path, feature);
                } else if (order > 0) {
                    errors.invalid(path, feature, "list must be sorted alphabetically");
                }
            }
            problem(feature)
                    .ifPresent(problem -> errors.invalid(
                            path, feature, "invalid feature name " + GoValue.quote(feature) + ": must " + problem));
        }
    }

    private static Optional<String> problem(String name) {
        if (name.length() > NameRules.DNS_SUBDOMAIN_MAX_LENGTH) {
            return Optional.of("be no more than " + NameRules.DNS_SUBDOMAIN_MAX_LENGTH + " characters");
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g.,"
                        + " MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and"
                        + " slashes");
    }

    /** The path is in the metadata, as it is in the real server. */
    static void validateSwap(JsonNode swap, FieldErrors errors) {
        JsonNode capacity = swap.path("capacity");
        if (capacity.isNumber() && capacity.asLong() <= 0) {
            errors.invalid(
                    FieldPath.of("metadata", "nodeSwapStatus", "capacity"), capacity, "must be greater than zero");
        }
    }
}
