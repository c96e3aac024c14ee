package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Which devices a claim asks for: requests, what they have in common, and what their drivers are told.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateDeviceClaim"
 */
final class DeviceClaimValidation {
    static final int MOST_REQUESTS = 32;
    private static final int MOST_CONSTRAINTS = 32;
    private static final int MOST_ALTERNATIVES = 8;
    private static final List<String> MODES = List.of("All", "ExactCount");
    private static final String EITHER = "exactly one of `exactly` or `firstAvailable` is required";

    private final RequestNames names;
    private final FieldErrors errors;

    private DeviceClaimValidation(RequestNames names, FieldErrors errors) {
        this.names = names;
        this.errors = errors;
    }

    /** @param claim the specification's {@code devices} */
    static void validate(JsonNode claim, FieldPath path, FieldErrors errors) {
        DeviceClaimValidation validation = new DeviceClaimValidation(RequestNames.of(claim), errors);
        BoundedLists.set(
                claim.path("requests"),
                MOST_REQUESTS,
                path.child("requests"),
                errors,
                RequestNames::name,
                validation::request);
        BoundedLists.slice(
                claim.path("constraints"), MOST_CONSTRAINTS, path.child("constraints"), errors, validation::constraint);
        BoundedLists.slice(
                claim.path("config"), DeviceConfiguration.MOST, path.child("config"), errors, (configuration, at) -> {
                    validation.names.validate(configuration.path("requests"), at.child("requests"), errors);
                    DeviceConfiguration.validate(configuration, at, errors);
                });
    }

    private void request(JsonNode request, FieldPath path) {
        DeviceNames.label(RequestNames.name(request), path.child("name"), errors);
        boolean exactly = request.path("exactly").isObject();
        boolean alternatives = !request.path("firstAvailable").isEmpty();
        if (exactly && alternatives) {
            errors.invalid(path, NullNode.getInstance(), EITHER + ", but multiple fields are set");
        } else if (exactly) {
            devices(request.path("exactly"), path.child("exactly"));
        } else if (alternatives) {
            BoundedLists.set(
                    request.path("firstAvailable"),
                    MOST_ALTERNATIVES,
                    path.child("firstAvailable"),
                    errors,
                    RequestNames::name,
                    this::alternative);
        } else {
            errors.required(path, EITHER);
        }
    }

    private void alternative(JsonNode request, FieldPath path) {
        DeviceNames.label(RequestNames.name(request), path.child("name"), errors);
        devices(request, path);
    }

    private void devices(JsonNode request, FieldPath path) {
        String deviceClass = request.path("deviceClassName").asString("");
        if (deviceClass.isEmpty()) {
            errors.required(path.child("deviceClassName"), "");
        } else {
            errors.invalid(path.child("deviceClassName"), deviceClass, NameRules.dns1123Subdomain(deviceClass));
        }
        DeviceConfiguration.selectors(request.path("selectors"), path.child("selectors"), errors);
        String mode = request.path("allocationMode").asString("");
        long count = request.path("count").asLong(0);
        switch (mode) {
            case "All" -> {
                if (count != 0) {
                    errors.invalid(path.child("count"), count, "must not be specified when allocationMode is 'All'");
                }
            }
            case "ExactCount" -> {
                if (count <= 0) {
                    errors.invalid(path.child("count"), count, "must be greater than zero");
                }
            }
            default -> errors.notSupported(path.child("allocationMode"), mode, MODES);
        }
        DeviceTaints.tolerations(request.path("tolerations"), path.child("tolerations"), errors);
    }

    private void constraint(JsonNode constraint, FieldPath path) {
        names.validate(constraint.path("requests"), path.child("requests"), errors);
        for (String attribute : List.of("matchAttribute", "distinctAttribute")) {
            JsonNode name = constraint.path(attribute);
            if (name.isString()) {
                DeviceNames.fullyQualified(name.asString(), path.child(attribute), errors);
                return;
            }
        }
        errors.required(
                path,
                "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set");
    }
}
