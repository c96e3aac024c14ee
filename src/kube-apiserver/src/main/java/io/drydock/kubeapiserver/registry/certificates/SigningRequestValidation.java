package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.certificates.CertificatesResources.Part;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What certificate signing requests may say.
 *
 * @see "Go: pkg/apis/certificates/validation/validation.go: ValidateCertificateSigningRequestCreate,
 *     validateCertificateSigningRequestUpdate"
 */
final class SigningRequestValidation {
    static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
    private static final long SHORTEST_SECONDS = 600;
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath CONDITIONS = FieldPath.of("status", "conditions");
    private static final FieldPath CERTIFICATE = FieldPath.of("status", "certificate");
    private static final List<String> DECISIONS = List.of("Approved", "Denied");
    private static final List<String> LASTING = List.of("Approved", "Denied", "Failed");
    static final List<String> USAGES = List.of(
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

    private final SigningRequestTolerance tolerance;
    private final Release release;
    private final FieldErrors errors = new FieldErrors();

    SigningRequestValidation(SigningRequestTolerance tolerance, Release release) {
        this.tolerance = tolerance;
        this.release = release;
    }

    List<FieldError> validate(KubeObject object) {
        JsonNode spec = object.at("spec");
        checkRequest(object);
        checkUsages(spec.path("usages"));
        String signer = spec.path("signerName").asString("");
        if (!tolerance.legacySigner() && signer.equals(LEGACY_SIGNER)) {
            errors.invalid(
                    SPEC.child("signerName"), signer, "the legacy signerName is not allowed via this API version");
        } else {
            SignerName.check(signer, SPEC.child("signerName"), release, errors);
        }
        JsonNode seconds = spec.path("expirationSeconds");
        if (seconds.isNumber() && seconds.asLong() < SHORTEST_SECONDS) {
            errors.invalid(
                    SPEC.child("expirationSeconds"),
                    seconds.asLong(),
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
        checkConditions(object.at("status", "conditions"));
        if (!tolerance.unreadableCertificate()) {
            CertificateChain.problem(certificate(object))
                    .ifPresent(problem -> errors.invalid(CERTIFICATE, "<certificate data>", problem));
        }
        return errors.list();
    }

    /** @param way through which it is changed; empty for the request itself, which may change neither part */
    List<FieldError> validateUpdate(KubeObject object, KubeObject old, Optional<Part> way) {
        validate(object);
        for (String type : LASTING) {
            if (count(object, type) < count(old, type)) {
                errors.forbidden(CONDITIONS, "updates may not remove a condition of type " + GoValue.quote(type));
            }
        }
        if (!way.equals(Optional.of(Part.APPROVAL))) {
            for (String type : DECISIONS) {
                if (count(object, type) > count(old, type)) {
                    errors.forbidden(CONDITIONS, "updates may not add a condition of type " + GoValue.quote(type));
                }
            }
        }
        if (!certificate(object).equals(certificate(old))) {
            if (!way.equals(Optional.of(Part.STATUS))) {
                errors.forbidden(CERTIFICATE, "updates may not set certificate content");
            } else if (!tolerance.otherCertificate() && !certificate(old).isEmpty()) {
                errors.forbidden(CERTIFICATE, "updates may not modify existing certificate content");
            }
        }
        return errors.list();
    }

    private static String certificate(KubeObject object) {
        return object.at("status", "certificate").asString("");
    }

    private void checkRequest(KubeObject object) {
        try {
            SignatureRequest.of(object).checkSignature();
        } catch (IllegalArgumentException unusable) {
            errors.add(new FieldError(
                    FieldError.Type.INVALID,
                    SPEC.child("request").text(),
                    shown(object.at("spec", "request")),
                    String.valueOf(unusable.getMessage())));
        }
    }

    /** Bytes as Go source, and as JSON. */
    private static ShownValue shown(JsonNode base64) {
        if (!base64.isString()) {
            return new ShownValue("[]byte(nil)", "null");
        }
        List<String> all = new ArrayList<>();
        for (byte one : Base64.getMimeDecoder().decode(base64.asString())) {
            all.add("0x" + Integer.toHexString(one & 0xff));
        }
        return new ShownValue("[]byte{" + String.join(", ", all) + "}", GoValue.quote(base64.asString()));
    }

    private void checkUsages(JsonNode usages) {
        FieldPath path = SPEC.child("usages");
        if (usages.isEmpty()) {
            errors.required(path, release == Release.V1_20 ? "usages must be provided" : "");
        }
        if (!tolerance.unknownUsages()) {
            for (int i = 0; i < usages.size(); i++) {
                String usage = usages.get(i).asString("");
                if (!USAGES.contains(usage)) {
                    errors.notSupported(path.index(i), usage, USAGES);
                }
            }
        }
        if (!tolerance.duplicateUsages()) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < usages.size(); i++) {
                String usage = usages.get(i).asString("");
                if (!seen.add(usage)) {
                    errors.duplicate(path.index(i), usage);
                }
            }
        }
    }

    private void checkConditions(JsonNode conditions) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            FieldPath path = CONDITIONS.index(i);
            String type = conditions.get(i).path("type").asString("");
            if (type.isEmpty() && !tolerance.emptyConditionTypes()) {
                errors.required(path.child("type"), "");
            }
            checkStatus(type, conditions.get(i).path("status").asString(""), path.child("status"));
            boolean again = !seen.add(type);
            if (!tolerance.bothDecisions() && DECISIONS.contains(type) && seen.containsAll(DECISIONS)) {
                errors.invalid(
                        release == Release.V1_20 ? path.child("type") : CONDITIONS,
                        type,
                        "Approved and Denied conditions are mutually exclusive");
            }
            if (again && !tolerance.duplicateConditions()) {
                errors.duplicate(path.child("type"), type);
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
