package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.apiserver.certificates.Pem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    private static final String UNREADABLE = "unable to load root certificates: unable to parse bytes as PEM block";
    private static final Set<String> REVIEW_VERSIONS = Set.of("v1", "v1beta1");

    private ConversionValidation() {}

    /** Whether a conversion names no review version at all, or one that the server understands. */
    static boolean isRecognized(JsonNode conversion) {
        JsonNode versions = conversion.path("webhook").path("conversionReviewVersions");
        return versions.isEmpty()
                || versions.valueStream().anyMatch(version -> REVIEW_VERSIONS.contains(version.asString("")));
    }

    /** What is wrong with the certificates by which a conversion's webhook is trusted; nothing without any. */
    static Optional<String> bundleProblem(JsonNode conversion) {
        String bundle =
                conversion.path("webhook").path("clientConfig").path("caBundle").asString("");
        if (bundle.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getMimeDecoder().decode(bundle), StandardCharsets.US_ASCII);
            boolean readable =
                    Pem.decode(text).stream().anyMatch(pem -> pem.type().equals("CERTIFICATE"));
            return readable ? Optional.empty() : Optional.of(UNREADABLE);
        } catch (IllegalArgumentException malformed) {
            return Optional.of(UNREADABLE);
        }
    }

    /**
     * @param recognized whether the server must understand one of the review versions
     * @param trusted whether the certificates of the webhook must be readable
     */
    static void validate(
            JsonNode conversion,
            boolean recognized,
            boolean trusted,
            Release release,
            FieldPath path,
            List<FieldError> errors) {
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
            client(client, release, clientPath, errors);
            if (trusted) {
                bundleProblem(conversion)
                        .ifPresent(problem -> errors.add(
                                FieldError.invalid(clientPath.child("caBundle"), client.path("caBundle"), problem)));
            }
            reviewVersions(versions, recognized, versionsPath, errors);
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

    private static void client(JsonNode client, Release release, FieldPath path, List<FieldError> errors) {
        if (!client.isObject()) {
            errors.add(FieldError.required(path, "required when strategy is set to Webhook"));
            return;
        }
        if (client.has("url") == client.has("service")) {
            errors.add(FieldError.required(path, "exactly one of url or service is required"));
            return;
        }
        if (client.has("service")) {
            service(client.path("service"), release, path.child("service"), errors);
        } else {
            url(client.path("url").asString(""), release, path.child("url"), errors);
        }
    }

    private static void service(JsonNode service, Release release, FieldPath path, List<FieldError> errors) {
        // The real server takes the one for the other here, so that the messages come the other way round.
        missing(service, "namespace", "name", release, path, errors);
        missing(service, "name", "namespace", release, path, errors);
        long port = service.path("port").asLong(0);
        List<String> problems = ValueRules.portNumber(port);
        if (!problems.isEmpty()) {
            errors.add(
                    FieldError.invalid(path.child("port"), port, "port is not valid: " + String.join(", ", problems)));
        }
        if (service.has("path")) {
            urlPath(service.path("path").asString(""), path.child("path"), errors);
        }
    }

    private static void missing(
            JsonNode service, String field, String shown, Release release, FieldPath path, List<FieldError> errors) {
        if (service.path(field).asString("").isEmpty()) {
            String detail = release.atLeast(Release.V1_36) ? "" : "service " + shown + " is required";
            errors.add(FieldError.required(path.child(shown), detail));
        }
    }

    private static void urlPath(String written, FieldPath path, List<FieldError> errors) {
        if (written.isEmpty() || written.equals("/")) {
            return;
        }
        if (written.equals("//")) {
            errors.add(FieldError.invalid(path, written, "segment[0] may not be empty"));
            return;
        }
        if (!written.startsWith("/")) {
            errors.add(FieldError.invalid(path, written, "must start with a '/'"));
        }
        String rest = written.substring(1);
        String[] segments = (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = "segment[" + i + "]";
            if (segments[i].isEmpty()) {
                errors.add(FieldError.invalid(path, written, segment + " may not be empty"));
                continue;
            }
            NameRules.dns1123Subdomain(segments[i])
                    .forEach(problem -> errors.add(FieldError.invalid(path, written, segment + ": " + problem)));
        }
    }

    private static void url(String written, Release release, FieldPath path, List<FieldError> errors) {
        String form = "; desired format: https://host[/path]";
        URI url;
        try {
            url = new URI(written);
        } catch (URISyntaxException malformed) {
            errors.add(FieldError.required(path, "url must be a valid URL: " + malformed.getMessage() + form));
            return;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        if (!scheme.equals("https")) {
            errors.add(FieldError.invalid(path, scheme, "'https' is the only allowed URL scheme" + form));
        }
        if (url.getRawAuthority() == null) {
            String verb = release.atLeast(Release.V1_36) ? "specified" : "provided";
            errors.add(FieldError.invalid(path, "", "host must be " + verb + form));
        }
        if (url.getRawUserInfo() != null) {
            errors.add(FieldError.invalid(path, url.getRawUserInfo(), "user information is not permitted in the URL"));
        }
        if (url.getFragment() != null) {
            errors.add(FieldError.invalid(path, url.getFragment(), "fragments are not permitted in the URL"));
        }
        if (url.getRawQuery() != null) {
            errors.add(FieldError.invalid(path, url.getRawQuery(), "query parameters are not permitted in the URL"));
        }
    }

    private static void reviewVersions(JsonNode versions, boolean recognized, FieldPath path, List<FieldError> errors) {
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
        if (recognized && seen.stream().noneMatch(REVIEW_VERSIONS::contains)) {
            errors.add(FieldError.invalid(
                    path,
                    versions.valueStream().map(version -> version.asString("")).toList(),
                    "must include at least one of v1, v1beta1"));
        }
    }
}
