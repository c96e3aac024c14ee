package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients are told who use a version that will go away.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     validateDeprecationWarning"
 */
final class DeprecationValidation {
    private static final int MAX_SIZE = 256;

    private DeprecationValidation() {}

    static void validate(DefinitionView.Version version, List<FieldError> errors) {
        if (!version.tree().has("deprecationWarning")) {
            return;
        }
        String warning = version.tree().path("deprecationWarning").asString("");
        FieldPath path = version.path().child("deprecationWarning");
        boolean deprecated = version.tree().path("deprecated").asBoolean(false);
        problems(deprecated, warning).forEach(problem -> errors.add(FieldError.invalid(path, warning, problem)));
    }

    private static List<String> problems(boolean deprecated, String warning) {
        if (!deprecated) {
            return List.of("can only be set for deprecated versions");
        }
        List<String> problems = new ArrayList<>();
        if (size(warning) > MAX_SIZE) {
            problems.add("must be <= 256 characters long");
        }
        if (warning.isEmpty()) {
            problems.add("must not be an empty string");
        }
        int bytes = 0;
        for (int character : warning.codePoints().toArray()) {
            if (!GoValue.prints(character)) {
                problems.add("must only contain printable UTF-8 characters; non-printable character found at index "
                        + bytes);
                break;
            }
            bytes += size(Character.toString(character));
        }
        return problems;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
