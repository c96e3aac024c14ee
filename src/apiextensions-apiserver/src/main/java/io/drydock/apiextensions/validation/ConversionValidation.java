package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How versions of a custom resource are made from each other.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     validateCustomResourceConversion"
 */
final class ConversionValidation {
    private static final List<String> STRATEGIES = List.of("None", "Webhook");
    private static final Set<String> REVIEW_VERSIONS = Set.of("v1", "v1beta1");

    private ConversionValidation() {}

    static void validate(JsonNode conversion, FieldPath path, List<FieldError> errors) {
        if (!conversion.isObject()) {
            return;
        }
        String strategy = conversion.path("strategy").asString("");
        Enumerated.required(path.child("strategy"), strategy, STRATEGIES, errors);
        JsonNode webhook = conversion.path("webhook");
        JsonNode client = webhook.path("clientConfig");
        JsonNode versions = webhook.path("conversionReviewVersions");
        FieldPath clientPath = path.child("webhookClientConfig");
        FieldPath versionsPath = path.child("conversionReviewVersions");
        if (strategy.equals("Webhook")) {
            client(client, clientPath, errors);
            reviewVersions(versions, versionsPath, errors);
            return;
        }
        String notWebhook = "should not be set when strategy is not set to Webhook";
        if (client.isObject()) {
            errors.add(FieldError.forbidden(clientPath, notWebhook));
        }
        if (!versions.isEmpty()) {
            errors.add(FieldError.forbidden(versionsPath, notWebhook));
        }
    }

    private static void client(JsonNode client, FieldPath path, List<FieldError> errors) {
        if (!client.isObject()) {
            errors.add(FieldError.required(path, "required when strategy is set to Webhook"));
            return;
        }
        if (client.has("url") == client.has("service")) {
            errors.add(FieldError.required(path, "exactly one of url or service is required"));
            return;
        }
        if (client.has("service")) {
            for (String field : List.of("name", "namespace")) {
                if (client.path("service").path(field).asString("").isEmpty()) {
                    errors.add(FieldError.required(
                            path.child("service").child(field), "service " + field + " is required"));
                }
            }
        } else if (!client.path("url").asString("").startsWith("https://")) {
            String url = client.path("url").asString("");
            errors.add(FieldError.invalid(
                    path.child("url"),
                    url,
                    "'https' is the only allowed URL scheme; desired format: https://host[/path]"));
        }
    }

    private static void reviewVersions(JsonNode versions, FieldPath path, List<FieldError> errors) {
        if (versions.isEmpty()) {
            errors.add(FieldError.required(path, ""));
            return;
        }
        Set<String> seen = new HashSet<>();
        int index = 0;
        for (JsonNode entry : versions) {
            String version = entry.asString("");
            FieldPath at = path.index(index++);
            if (!seen.add(version)) {
                errors.add(FieldError.invalid(at, version, "duplicate version"));
            } else {
                NameRules.dns1035Label(version)
                        .forEach(problem -> errors.add(FieldError.invalid(at, version, problem)));
            }
        }
        if (seen.stream().noneMatch(REVIEW_VERSIONS::contains)) {
            errors.add(FieldError.invalid(path, versions, "must include at least one of v1, v1beta1"));
        }
    }
}
