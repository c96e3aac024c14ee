package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.endpoints.handlers.QueryParameters;
import io.drydock.apiserver.http.Query;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.OptionalLong;

/**
 * What of a container's log is asked for.
 *
 * @param sinceTime as it was sent; empty without a limit
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodLogOptions"
 */
record LogOptions(
        boolean follow,
        boolean previous,
        boolean timestamps,
        OptionalLong sinceSeconds,
        String sinceTime,
        OptionalLong tailLines,
        OptionalLong limitBytes,
        boolean insecureSkipTlsVerifyBackend) {

    /** @throws StatusException 400 when a number is none */
    static LogOptions of(Query query) {
        QueryParameters parameters = new QueryParameters(query);
        return new LogOptions(
                parameters.truth("follow").orElse(false),
                parameters.truth("previous").orElse(false),
                parameters.truth("timestamps").orElse(false),
                parameters.integer("sinceSeconds"),
                query.first("sinceTime"),
                parameters.integer("tailLines"),
                parameters.integer("limitBytes"),
                parameters.truth("insecureSkipTLSVerifyBackend").orElse(false));
    }

    /** A path without a name, which prints as an index that is empty. */
    FieldErrors validate() {
        FieldErrors errors = new FieldErrors();
        if (tailLines.isPresent() && tailLines.getAsLong() < 0) {
            errors.invalid(FieldPath.of("tailLines"), tailLines.getAsLong(), FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
        requirePositive("limitBytes", limitBytes, errors);
        if (sinceSeconds.isPresent() && !sinceTime.isEmpty()) {
            errors.forbidden(FieldPath.WHOLE_OBJECT, "at most one of `sinceTime` or `sinceSeconds` may be specified");
        } else {
            requirePositive("sinceSeconds", sinceSeconds, errors);
        }
        return errors;
    }

    private static void requirePositive(String field, OptionalLong value, FieldErrors errors) {
        if (value.isPresent() && value.getAsLong() < 1) {
            errors.invalid(FieldPath.of(field), value.getAsLong(), "must be greater than 0");
        }
    }

    /** As the kubelet understands it. */
    String toQuery() {
        KubeletQuery query = new KubeletQuery();
        addIf(query, "follow", follow);
        addIf(query, "previous", previous);
        addIf(query, "timestamps", timestamps);
        sinceSeconds.ifPresent(value -> query.add("sinceSeconds", Long.toString(value)));
        query.addIfAny("sinceTime", sinceTime);
        tailLines.ifPresent(value -> query.add("tailLines", Long.toString(value)));
        limitBytes.ifPresent(value -> query.add("limitBytes", Long.toString(value)));
        return query.encode();
    }

    private static void addIf(KubeletQuery query, String name, boolean asked) {
        if (asked) {
            query.add(name, "true");
        }
    }
}
