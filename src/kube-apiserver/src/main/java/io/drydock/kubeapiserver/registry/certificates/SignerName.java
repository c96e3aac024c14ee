package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.function.Function;

/**
 * The form of a signer's name: a domain, a slash, and a name.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateSignerName"
 */
final class SignerName {
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST = 571;

    private SignerName() {}

    static void check(String name, FieldPath path, Release release, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(path, release == Release.V1_20 ? "signerName must be provided" : "");
            return;
        }
        String[] segments = name.split("/", -1);
        if (segments.length != 2) {
            errors.invalid(
                    path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
            return;
        }
        if (segments[0].length() > LONGEST_DOMAIN) {
            errors.add(FieldError.tooLong(path, LONGEST_DOMAIN));
        }
        checkLabels(segments[0], NameRules::dns1123Label, path, errors);
        if (segments[0].indexOf('.') < 0) {
            errors.invalid(path, segments[0], "should be a domain with at least two segments separated by dots");
        }
        checkLabels(segments[1], NameRules::dns1123Subdomain, path, errors);
        if (name.length() > LONGEST) {
            errors.add(FieldError.tooLong(path, LONGEST));
        }
    }

    /** The first label that is wrong speaks for those behind it. */
    private static void checkLabels(
            String segment, Function<String, List<String>> rule, FieldPath path, FieldErrors errors) {
        for (String label : segment.split("\\.", -1)) {
            List<String> problems = rule.apply(label);
            if (!problems.isEmpty()) {
                problems.forEach(problem ->
                        errors.invalid(path, segment, "validating label " + GoValue.quote(label) + ": " + problem));
                return;
            }
        }
    }
}
