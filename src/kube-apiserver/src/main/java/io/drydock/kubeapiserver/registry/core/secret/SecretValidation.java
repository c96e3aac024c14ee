package io.drydock.kubeapiserver.registry.core.secret;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.KeyedData;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateSecret" */
final class SecretValidation {
    private static final FieldPath DATA = FieldPath.of("data");
    private static final String SERVICE_ACCOUNT_NAME = "kubernetes.io/service-account.name";

    private SecretValidation() {}

    static void validate(KubeObject secret, Release release, FieldErrors errors) {
        JsonNode data = secret.at("data");
        long size = 0;
        for (var entry : data.properties()) {
            errors.invalid(DATA.key(entry.getKey()), entry.getKey(), ValueRules.configMapKey(entry.getKey()));
            size += KeyedData.decodedLength(entry.getValue().asString(""));
        }
        if (size > KeyedData.MAX_SIZE) {
            errors.add(FieldError.tooLong(DATA, KeyedData.MAX_SIZE));
        }
        // The older path is what it looks like: a name that was never put in.
        FieldPath parts = release == Release.V1_20 ? FieldPath.of("data[%s]") : DATA;
        switch (secret.at("type").asString("")) {
            case "kubernetes.io/service-account-token" -> {
                if (secret.annotations().getOrDefault(SERVICE_ACCOUNT_NAME, "").isEmpty()) {
                    errors.required(FieldPath.of("metadata", "annotations").key(SERVICE_ACCOUNT_NAME), "");
                }
            }
            case "kubernetes.io/dockercfg" -> requireJson(data, ".dockercfg", errors);
            case "kubernetes.io/dockerconfigjson" -> requireJson(data, ".dockerconfigjson", errors);
            case "kubernetes.io/basic-auth" -> {
                if (!data.has("username") && !data.has("password")) {
                    errors.required(parts.key("username"), "");
                    errors.required(parts.key("password"), "");
                }
            }
            case "kubernetes.io/ssh-auth" -> {
                if (data.path("ssh-privatekey").asString("").isEmpty()) {
                    errors.required(parts.key("ssh-privatekey"), "");
                }
            }
            case "kubernetes.io/tls" -> {
                require(data, "tls.crt", errors);
                require(data, "tls.key", errors);
            }
            default -> {
                // The other types are their users' own business.
            }
        }
    }

    private static void require(JsonNode data, String key, FieldErrors errors) {
        if (!data.has(key)) {
            errors.required(DATA.key(key), "");
        }
    }

    private static void requireJson(JsonNode data, String key, FieldErrors errors) {
        if (!data.has(key)) {
            errors.required(DATA.key(key), "");
            return;
        }
        try {
            JsonNode json =
                    JsonDecoder.decode(Base64.getDecoder().decode(data.path(key).asString("")));
            if (!json.isObject() && !json.isNull()) {
                refuse(
                        key,
                        "json: cannot unmarshal " + goType(json) + " into Go value of type map[string]interface {}",
                        errors);
            }
        } catch (JsonSyntaxException wrong) {
            refuse(key, wrong.getMessage(), errors);
        }
    }

    private static String goType(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case OBJECT, NULL, BINARY, MISSING, POJO -> "object";
        };
    }

    private static void refuse(String key, String why, FieldErrors errors) {
        errors.invalid(DATA.key(key), "<secret contents redacted>", why);
    }
}
