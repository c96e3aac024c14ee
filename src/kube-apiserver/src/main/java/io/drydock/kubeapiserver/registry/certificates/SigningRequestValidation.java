package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What certificate signing requests may say.
 *
 * @see "Go: pkg/apis/certificates/validation/validation.go: ValidateCertificateSigningRequestCreate"
 */
final class SigningRequestValidation {
    private static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
    private static final long SHORTEST_SECONDS = 600;
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath CONDITIONS = FieldPath.of("status", "conditions");
    private static final List<String> LASTING = List.of("Approved", "Denied", "Failed");
    private static final List<String> USAGES = List.of(
            "any",
            "cert sign",
            "client auth",
            "code signing",
            "content commitment",
            "crl sign",
            "data encipherment",
            "decipher only",
            "digital signature",
            "email protection",
            "encipher only",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "key agreement",
            "key encipherment",
            "microsoft sgc",
            "netscape sgc",
            "ocsp signing",
            "s/mime",
            "server auth",
            "signing",
            "timestamping");

    private final boolean lenient;
    private final FieldErrors errors = new FieldErrors();

    /** @param lenient as v1beta1 was */
    SigningRequestValidation(boolean lenient) {
        this.lenient = lenient;
    }

    List<FieldError> validate(KubeObject object) {
        JsonNode spec = object.at("spec");
        checkRequest(object);
        checkUsages(spec.path("usages"));
        String signer = spec.path("signerName").asString("");
        if (!lenient && signer.equals(LEGACY_SIGNER)) {
            errors.invalid(
                    SPEC.child("signerName"), signer, "the legacy signerName is not allowed via this API version");
        } else {
            SignerName.check(signer, SPEC.child("signerName"), errors);
        }
        JsonNode seconds = spec.path("expirationSeconds");
        if (seconds.isNumber() && seconds.asLong() < SHORTEST_SECONDS) {
            errors.invalid(
                    SPEC.child("expirationSeconds"),
                    seconds.asLong(),
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
        checkConditions(object.at("status", "conditions"));
        if (!lenient) {
            checkCertificate(object.at("status", "certificate").asString(""));
        }
        return errors.list();
    }

    private void checkCertificate(String base64) {
        CertificateChain.problem(base64)
                .ifPresent(problem ->
                        errors.invalid(FieldPath.of("status", "certificate"), "<certificate data>", problem));
    }

    List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        validate(object);
        for (String type : LASTING) {
            if (count(object, type) < count(old, type)) {
                errors.forbidden(CONDITIONS, "updates may not remove a condition of type " + GoValue.quote(type));
            }
        }
        String certificate = old.at("status", "certificate").asString("");
        if (!certificate.isEmpty()
                && !certificate.equals(object.at("status", "certificate").asString(""))) {
            errors.forbidden(
                    FieldPath.of("status", "certificate"), "updates may not modify existing certificate content");
        }
        return errors.list();
    }

    private void checkRequest(KubeObject object) {
        try {
            SignatureRequest.of(object).checkSignature();
        } catch (IllegalArgumentException unusable) {
            String request = object.at("spec", "request").asString("");
            errors.add(new FieldError(
                    FieldError.Type.INVALID,
                    SPEC.child("request").text(),
                    new ShownValue(bytes(request), GoValue.quote(request)),
                    String.valueOf(unusable.getMessage())));
        }
    }

    /** Bytes as Go source. */
    private static String bytes(String base64) {
        List<String> all = new ArrayList<>();
        for (byte one : Base64.getMimeDecoder().decode(base64)) {
            all.add("0x" + Integer.toHexString(one & 0xff));
        }
        return "[]byte{" + String.join(", ", all) + "}";
    }

    private void checkUsages(JsonNode usages) {
        FieldPath path = SPEC.child("usages");
        if (usages.isEmpty()) {
            errors.required(path, "usages must be provided");
        }
        if (lenient) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < usages.size(); i++) {
            String usage = usages.get(i).asString("");
            if (!USAGES.contains(usage)) {
                errors.notSupported(path.index(i), usage, USAGES);
            }
            if (!seen.add(usage)) {
                errors.duplicate(path.index(i), usage);
            }
        }
    }

    private void checkConditions(JsonNode conditions) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            FieldPath path = CONDITIONS.index(i);
            String type = conditions.get(i).path("type").asString("");
            if (type.isEmpty() && !lenient) {
                errors.required(path.child("type"), "");
            }
            checkStatus(type, conditions.get(i).path("status").asString(""), path.child("status"));
            if (!seen.add(type) && !lenient) {
                errors.duplicate(path.child("type"), type);
            }
            boolean decides = type.equals("Approved") || type.equals("Denied");
            if (decides && seen.contains("Approved") && seen.contains("Denied")) {
                errors.invalid(path.child("type"), type, "Approved and Denied conditions are mutually exclusive");
            }
        }
    }

    private void checkStatus(String type, String status, FieldPath path) {
        List<String> allowed = LASTING.contains(type) ? List.of("True") : List.of("False", "True", "Unknown");
        if (status.isEmpty()) {
            errors.required(path, "");
        } else if (!allowed.contains(status)) {
            errors.notSupported(path, status, allowed);
        }
    }

    private static long count(KubeObject object, String type) {
        return object.at("status", "conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asString("").equals(type))
                .count();
    }
}
