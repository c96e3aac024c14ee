package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.ListOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks which options of lists and watches go together.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/validation/validation.go: ValidateListOptions"
 */
final class ListOptionsValidation {
    private static final FieldPath MATCH = FieldPath.of("resourceVersionMatch");
    private static final FieldPath INITIAL_EVENTS = FieldPath.of("sendInitialEvents");
    private static final String EXACT = "Exact";
    private static final String NOT_OLDER_THAN = "NotOlderThan";

    private ListOptionsValidation() {}

    /** @param watchList whether a watch may begin with what is there */
    static List<FieldError> validate(ListOptions options, boolean watch, boolean watchList) {
        return watch && watchList ? validateWatch(options) : validateList(options, watch);
    }

    private static List<FieldError> validateList(ListOptions options, boolean watch) {
        List<FieldError> errors = new ArrayList<>();
        String match = options.resourceVersionMatch();
        if (!match.isEmpty()) {
            if (watch) {
                errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden for watch"));
            }
            if (options.resourceVersion().isEmpty()) {
                errors.add(FieldError.forbidden(
                        MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
            }
            forbidContinue(options, errors);
            if (!match.equals(EXACT) && !match.equals(NOT_OLDER_THAN)) {
                errors.add(FieldError.notSupported(MATCH, match, List.of(EXACT, NOT_OLDER_THAN, "")));
            }
            if (match.equals(EXACT) && options.resourceVersion().equals("0")) {
                errors.add(FieldError.forbidden(
                        MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
            }
        }
        if (options.sendInitialEvents().isPresent()) {
            errors.add(FieldError.forbidden(INITIAL_EVENTS, "sendInitialEvents is forbidden for list"));
        }
        return errors;
    }

    private static List<FieldError> validateWatch(ListOptions options) {
        List<FieldError> errors = new ArrayList<>();
        String match = options.resourceVersionMatch();
        boolean initialEvents = options.sendInitialEvents().isPresent();
        if (initialEvents && !match.equals(NOT_OLDER_THAN)) {
            errors.add(FieldError.forbidden(
                    MATCH, "sendInitialEvents requires setting resourceVersionMatch to " + NOT_OLDER_THAN));
        }
        if (!match.isEmpty()) {
            if (!initialEvents) {
                errors.add(FieldError.forbidden(
                        MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
            }
            if (!match.equals(NOT_OLDER_THAN)) {
                errors.add(FieldError.notSupported(MATCH, match, List.of(NOT_OLDER_THAN)));
            }
            forbidContinue(options, errors);
        }
        return errors;
    }

    private static void forbidContinue(ListOptions options, List<FieldError> errors) {
        if (!options.continueToken().isEmpty()) {
            errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"));
        }
    }
}
