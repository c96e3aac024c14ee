package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a certificate signing request and yet let pass: because v1beta1 always did, or because the stored
 * request has the same fault already.
 *
 * @param bothDecisions approved and denied at once
 * @param unreadableCertificate anything in the place of the certificate
 * @param otherCertificate a certificate in the place of the one that was there
 * @see "Go: pkg/apis/certificates/validation/validation.go: certificateValidationOptions, getValidationOptions"
 */
record SigningRequestTolerance(
        boolean bothDecisions,
        boolean legacySigner,
        boolean duplicateConditions,
        boolean emptyConditionTypes,
        boolean unreadableCertificate,
        boolean unknownUsages,
        boolean duplicateUsages,
        boolean otherCertificate) {

    /** @param old whether the request came in v1beta1 */
    static SigningRequestTolerance ofNew(boolean old) {
        return new SigningRequestTolerance(false, old, old, old, old, old, old, old);
    }

    /** @param old whether the request came in v1beta1 */
    static SigningRequestTolerance ofChange(KubeObject object, KubeObject stored, boolean old) {
        List<String> types = texts(stored.at("status", "conditions")
                .valueStream()
                .map(condition -> condition.path("type"))
                .toList());
        List<String> usages = texts(stored.at("spec", "usages").valueStream().toList());
        String certificate = stored.at("status", "certificate").asString("");
        return new SigningRequestTolerance(
                types.contains("Approved") && types.contains("Denied"),
                old || stored.at("spec", "signerName").asString("").equals(SigningRequestValidation.LEGACY_SIGNER),
                old || hasDuplicates(types),
                old || types.contains(""),
                old
                        || certificate.equals(object.at("status", "certificate").asString(""))
                        || CertificateChain.problem(certificate).isPresent(),
                old || !SigningRequestValidation.USAGES.containsAll(usages),
                old || hasDuplicates(usages),
                old);
    }

    private static List<String> texts(List<JsonNode> nodes) {
        return nodes.stream().map(node -> node.asString("")).toList();
    }

    private static boolean hasDuplicates(List<String> texts) {
        Set<String> different = new HashSet<>(texts);
        return different.size() < texts.size();
    }
}
