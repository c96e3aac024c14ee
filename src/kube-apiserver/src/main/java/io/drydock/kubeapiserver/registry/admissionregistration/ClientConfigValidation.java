package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Where a webhook may be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go: ValidateWebhookURL, ValidateWebhookService"
 */
final class ClientConfigValidation {
    private static final String FORM = "; desired format: https://host[/path]";
    private static final int HTTPS_PORT = 443;

    private final Release release;
    private final FieldErrors errors;

    ClientConfigValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    void validate(JsonNode config, FieldPath path) {
        boolean hasUrl = config.path("url").isString();
        boolean hasService = config.path("service").isObject();
        if (hasUrl == hasService) {
            errors.required(path, "exactly one of url or service is required");
        } else if (hasUrl) {
            validateUrl(config.path("url").asString(), path.child("url"));
        } else {
            validateService(config.path("service"), path.child("service"));
        }
    }

    private void validateUrl(String url, FieldPath path) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException broken) {
            errors.required(
                    path, "url must be a valid URL: parse " + GoValue.quote(url) + ": " + broken.getReason() + FORM);
            return;
        }
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
        if (!scheme.equals("https")) {
            errors.invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM);
        }
        String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        int at = authority.lastIndexOf('@');
        if (authority.substring(at + 1).isEmpty()) {
            errors.invalid(path, "", "host must be " + (isOld() ? "provided" : "specified") + FORM);
        }
        if (at >= 0) {
            errors.invalid(path, authority.substring(0, at), "user information is not permitted in the URL");
        }
        if (!Objects.requireNonNullElse(uri.getFragment(), "").isEmpty()) {
            errors.invalid(path, uri.getFragment(), "fragments are not permitted in the URL");
        }
        if (!Objects.requireNonNullElse(uri.getRawQuery(), "").isEmpty()) {
            errors.invalid(path, uri.getRawQuery(), "query parameters are not permitted in the URL");
        }
    }

    private void validateService(JsonNode service, FieldPath path) {
        // As in Go, what is missing is reported at the other of the two.
        if (service.path("namespace").asString("").isEmpty()) {
            errors.required(path.child("name"), isOld() ? "service name is required" : "");
        }
        if (service.path("name").asString("").isEmpty()) {
            errors.required(path.child("namespace"), isOld() ? "service namespace is required" : "");
        }
        long port = service.path("port").asLong(HTTPS_PORT);
        var problems = ValueRules.portNumber(port);
        if (!problems.isEmpty()) {
            errors.invalid(path.child("port"), port, "port is not valid: " + String.join(", ", problems));
        }
        validatePath(service.path("path").asString(""), path.child("path"));
    }

    private void validatePath(String path, FieldPath at) {
        if (path.isEmpty() || path.equals("/")) {
            return;
        }
        if (path.equals("//")) {
            errors.invalid(at, path, "segment[0] may not be empty");
            return;
        }
        if (!path.startsWith("/")) {
            errors.invalid(at, path, "must start with a '/'");
        }
        String steps = path.substring(1);
        String[] segments = (steps.endsWith("/") ? steps.substring(0, steps.length() - 1) : steps).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].isEmpty()) {
                errors.invalid(at, path, "segment[" + i + "] may not be empty");
                continue;
            }
            for (String problem : NameRules.dns1123Subdomain(segments[i])) {
                errors.invalid(at, path, "segment[" + i + "]: " + problem);
            }
        }
    }

    private boolean isOld() {
        return release == Release.V1_20;
    }
}
