package io.drydock.apimachinery.status;

import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldError;
import java.util.List;

/**
 * The failures that every resource shares, worded as the real server words them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go"
 */
public final class StatusErrors {
    private StatusErrors() {}

    public static StatusException notFound(GroupResource resource, String name) {
        return named(404, "NotFound", resource, name, "not found");
    }

    public static StatusException alreadyExists(GroupResource resource, String name) {
        return named(409, "AlreadyExists", resource, name, "already exists");
    }

    public static StatusException conflict(GroupResource resource, String name, String problem) {
        return failure(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource + " \"" + name + "\": " + problem,
                StatusDetails.of(name, resource.group(), resource.resource()));
    }

    public static StatusException forbidden(GroupResource resource, String name, String problem) {
        String message = name.isEmpty()
                ? resource + " is forbidden: " + problem
                : resource + " \"" + name + "\" is forbidden: " + problem;
        return failure(403, "Forbidden", message, StatusDetails.of(name, resource.group(), resource.resource()));
    }

    public static StatusException unauthorized(String message) {
        return new StatusException(Status.failure(401, "Unauthorized", message));
    }

    public static StatusException badRequest(String message) {
        return new StatusException(Status.failure(400, "BadRequest", message));
    }

    /** What the request holds was understood and found wrong, in the words of the newest release. */
    public static StatusException invalid(GroupKind kind, String name, List<FieldError> errors) {
        return invalid(kind, name, errors, ErrorWording.NEWER);
    }

    /** What the request holds was understood and found wrong; every error becomes a cause. */
    public static StatusException invalid(GroupKind kind, String name, List<FieldError> errors, ErrorWording wording) {
        List<StatusCause> causes = errors.stream()
                .map(error -> new StatusCause(error.type().reason(), wording.body(error), wording.field(error)))
                .toList();
        String message = kind + " \"" + name + "\" is invalid: " + wording.aggregate(errors);
        return failure(422, "Invalid", message, new StatusDetails(name, kind.group(), kind.kind(), "", causes, 0));
    }

    public static StatusException methodNotSupported(GroupResource resource, String action) {
        return failure(
                405,
                "MethodNotAllowed",
                action + " is not supported on resources of kind \"" + resource + "\"",
                StatusDetails.of("", resource.group(), resource.resource()));
    }

    public static StatusException internalError(String problem) {
        return failure(
                500,
                "InternalError",
                "Internal error occurred: " + problem,
                new StatusDetails("", "", "", "", List.of(new StatusCause("", problem, "")), 0));
    }

    public static StatusException expired(String message) {
        return new StatusException(Status.failure(410, "Expired", message));
    }

    public static StatusException tooManyRequests(String message, int retryAfterSeconds) {
        return failure(
                429, "TooManyRequests", message, new StatusDetails("", "", "", "", List.of(), retryAfterSeconds));
    }

    public static StatusException serviceUnavailable(String message) {
        return new StatusException(Status.failure(503, "ServiceUnavailable", message));
    }

    /** The server has not come to an end in the time that the request has. */
    public static StatusException timeout(String message) {
        return failure(504, "Timeout", "Timeout: " + message, StatusDetails.of("", "", ""));
    }

    public static StatusException failure(int code, String reason, String message, StatusDetails details) {
        return new StatusException(Status.failure(code, reason, message, details));
    }

    private static StatusException named(int code, String reason, GroupResource resource, String name, String what) {
        return failure(
                code,
                reason,
                resource + " \"" + name + "\" " + what,
                StatusDetails.of(name, resource.group(), resource.resource()));
    }
}
