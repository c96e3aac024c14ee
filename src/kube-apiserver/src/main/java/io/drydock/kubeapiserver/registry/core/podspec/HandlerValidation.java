package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks probes and lifecycle hooks, which share their handlers.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateHandler, validateProbe, validateLifecycle"
 */
final class HandlerValidation {
    private static final List<String> KINDS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

    private final JsonNode gracePeriod;
    private final FieldErrors errors;

    HandlerValidation(JsonNode gracePeriod, FieldErrors errors) {
        this.gracePeriod = gracePeriod;
        this.errors = errors;
    }

    /** The hooks and probes of a container that runs beside the others. */
    void validateAll(JsonNode container, FieldPath path) {
        validateLifecycle(container.path("lifecycle"), path.child("lifecycle"));
        validateProbe(container.path("livenessProbe"), path.child("livenessProbe"), true);
        validateProbe(container.path("readinessProbe"), path.child("readinessProbe"), false);
        validateProbe(container.path("startupProbe"), path.child("startupProbe"), true);
    }

    void validateLifecycle(JsonNode lifecycle, FieldPath path) {
        for (String hook : List.of("postStart", "preStop")) {
            if (lifecycle.path(hook).isObject()) {
                validateHandler(lifecycle.path(hook), path.child(hook));
            }
        }
    }

    /** @param onceIsEnough whether one success must be what counts, as for all probes but that of readiness */
    void validateProbe(JsonNode probe, FieldPath path, boolean onceIsEnough) {
        if (!probe.isObject()) {
            return;
        }
        validateHandler(probe, path);
        for (String field : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            errors.notNegative(probe, path, field);
        }
        JsonNode grace = probe.path("terminationGracePeriodSeconds");
        if (grace.isNumber() && grace.asLong() <= 0) {
            errors.invalid(path.child("terminationGracePeriodSeconds"), grace, "must be greater than 0");
        }
        if (onceIsEnough && probe.path("successThreshold").asLong(1) != 1) {
            errors.invalid(path.child("successThreshold"), probe.path("successThreshold"), "must be 1");
        }
        if (!onceIsEnough && grace.isNumber()) {
            errors.invalid(path.child("terminationGracePeriodSeconds"), grace, "must not be set for readinessProbes");
        }
    }

    private void validateHandler(JsonNode handler, FieldPath path) {
        boolean found = false;
        for (String kind : KINDS) {
            if (!handler.path(kind).isObject()) {
                continue;
            }
            if (found) {
                errors.forbidden(path.child(kind), "may not specify more than 1 handler type");
            } else {
                found = true;
                validateAction(kind, handler.path(kind), path.child(kind));
            }
        }
        if (!found) {
            errors.required(path, "must specify a handler type");
        }
    }

    private void validateAction(String kind, JsonNode action, FieldPath path) {
        switch (kind) {
            case "exec" -> {
                if (action.path("command").isEmpty()) {
                    errors.required(path.child("command"), "");
                }
            }
            case "httpGet" -> validateGet(action, path);
            case "sleep" -> validateSleep(action.path("seconds").asLong(0), path);
            default -> validatePort(action.path("port"), path.child("port"), errors);
        }
    }

    private void validateGet(JsonNode get, FieldPath path) {
        errors.requireText(get, path, "path");
        validatePort(get.path("port"), path.child("port"), errors);
        String scheme = get.path("scheme").asString("");
        if (!scheme.equals("HTTP") && !scheme.equals("HTTPS")) {
            errors.notSupported(path.child("scheme"), scheme, List.of("HTTP", "HTTPS"));
        }
        for (JsonNode header : get.path("httpHeaders")) {
            String name = header.path("name").asString("");
            errors.invalid(path.child("httpHeaders"), name, ValueRules.httpHeaderName(name));
        }
    }

    private void validateSleep(long seconds, FieldPath path) {
        if (gracePeriod.isNumber() && (seconds < 0 || seconds > gracePeriod.asLong())) {
            errors.invalid(
                    path,
                    seconds,
                    "must be non-negative and less than terminationGracePeriodSeconds (" + gracePeriod.asLong() + ")");
        }
    }

    /** A port by its number or its name. */
    static void validatePort(JsonNode port, FieldPath path, FieldErrors errors) {
        if (port.isString()) {
            errors.invalid(path, port, ValueRules.portName(port.asString()));
        } else {
            long number = port.asLong(0);
            errors.invalid(path, number, ValueRules.portNumber(number));
        }
    }
}
