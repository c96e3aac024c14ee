package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;

/**
 * The form of a signer's name: a domain, a slash, and a name.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateSignerName"
 */
final class SignerName {
    private static final int LONGEST = 571;

    private SignerName() {}

    static void check(String name, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        String[] segments = name.split("/", -1);
        if (segments.length != 2) {
            errors.invalid(
                    path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
            return;
        }
        String[] labels = segments[0].split("\\.", -1);
        if (labels.length < 2) {
            errors.invalid(path, segments[0], "should be a domain with at least two segments separated by dots");
            return;
        }
        for (String label : labels) {
            for (String problem : NameRules.dns1123Label(label)) {
                errors.invalid(path, segments[0], "validating label " + GoValue.quote(label) + ": " + problem);
            }
        }
        for (String label : segments[1].split("\\.", -1)) {
            for (String problem : NameRules.dns1123Subdomain(label)) {
                errors.invalid(path, segments[1], "validating label " + GoValue.quote(label) + ": " + problem);
            }
        }
        if (name.length() > LONGEST) {
            errors.invalid(path, name, "must be no more than " + LONGEST + " characters");
        }
    }
}
