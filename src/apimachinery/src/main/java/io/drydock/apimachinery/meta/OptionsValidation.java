package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the options of a request, given as the tree of their kind.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go"
 */
public final class OptionsValidation {
    /** In bytes of UTF-8. */
    public static final int FIELD_MANAGER_MAX_LENGTH = 128;

    private static final List<String> PROPAGATION_POLICIES = List.of("Foreground", "Background", "Orphan");

    private OptionsValidation() {}

    public static List<FieldError> validateCreateOptions(ObjectNode options) {
        return validateWrite(options);
    }

    public static List<FieldError> validateUpdateOptions(ObjectNode options) {
        return validateWrite(options);
    }

    /** @param isApply whether the patch is a server-side apply, which must name its manager and may force */
    public static List<FieldError> validatePatchOptions(ObjectNode options, boolean isApply) {
        List<FieldError> errors = new ArrayList<>();
        if (!isApply && !isAbsent(options.path("force"))) {
            errors.add(FieldError.forbidden(FieldPath.of("force"), "may not be specified for non-apply patch"));
        }
        if (isApply && options.path("fieldManager").asString("").isEmpty()) {
            errors.add(FieldError.required(FieldPath.of("fieldManager"), "is required for apply patch"));
        }
        errors.addAll(validateWrite(options));
        return errors;
    }

    public static List<FieldError> validateDeleteOptions(ObjectNode options) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode policy = options.path("propagationPolicy");
        FieldPath path = FieldPath.of("propagationPolicy");
        if (!isAbsent(policy)) {
            if (!isAbsent(options.path("orphanDependents"))) {
                errors.add(FieldError.invalid(
                        path, policy, "orphanDependents and deletionPropagation cannot be both set"));
            }
            if (!PROPAGATION_POLICIES.contains(policy.asString(""))) {
                List<String> supported = new ArrayList<>(PROPAGATION_POLICIES);
                supported.add("nil");
                errors.add(FieldError.notSupported(path, policy, supported));
            }
        }
        checkDryRun(options, errors);
        return errors;
    }

    private static List<FieldError> validateWrite(ObjectNode options) {
        List<FieldError> errors = new ArrayList<>(
                validateFieldManager(options.path("fieldManager").asString(""), FieldPath.of("fieldManager")));
        checkDryRun(options, errors);
        String fieldValidation = options.path("fieldValidation").asString("");
        List<String> supported = List.of("", "Ignore", "Strict", "Warn");
        if (!supported.contains(fieldValidation)) {
            errors.add(FieldError.notSupported(FieldPath.of("fieldValidation"), fieldValidation, supported));
        }
        return errors;
    }

    /** Checks that it is not too long and prints. */
    public static List<FieldError> validateFieldManager(String manager, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        if (manager.getBytes(StandardCharsets.UTF_8).length > FIELD_MANAGER_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, FIELD_MANAGER_MAX_LENGTH));
        }
        int position = 0;
        for (int c : manager.codePoints().toArray()) {
            if (!GoValue.prints(c)) {
                errors.add(FieldError.invalid(
                        path, manager, String.format("invalid character U+%04X (at position %d)", c, position)));
            }
            position += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
        }
        return errors;
    }

    private static void checkDryRun(ObjectNode options, List<FieldError> errors) {
        List<String> values = new ArrayList<>();
        options.path("dryRun").forEach(value -> values.add(value.asString("")));
        if (!values.stream().allMatch("All"::equals)) {
            errors.add(FieldError.notSupported(FieldPath.of("dryRun"), values, List.of("All")));
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
