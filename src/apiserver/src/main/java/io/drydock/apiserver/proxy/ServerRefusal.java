package io.drydock.apiserver.proxy;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;

/**
 * Says in a status what another server said in plain HTTP.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go: NewGenericServerResponse"
 */
public final class ServerRefusal {
    private static final int FIRST_SERVER_ERROR = 500;

    private ServerRefusal() {}

    static StatusException of(int status, String text, GroupResource resource, String name) {
        Words words = words(status, text);
        return StatusErrors.failure(
                status,
                words.reason,
                words.message + " ( " + resource + " " + name + ")",
                StatusDetails.of(name, resource.group(), resource.resource()));
    }

    /** What is said of it where no object was asked for. */
    public static String message(int status, String text) {
        return words(status, text).message();
    }

    private record Words(String reason, String message) {}

    private static Words words(int status, String text) {
        return switch (status) {
            case 400 -> new Words("BadRequest", "the server rejected our request for an unknown reason");
            case 401 -> new Words("Unauthorized", "the server has asked for the client to provide credentials");
            case 403 -> new Words("Forbidden", text);
            case 404 -> new Words("NotFound", "the server could not find the requested resource");
            case 405 ->
                new Words("MethodNotAllowed", "the server does not allow this method on the requested resource");
            case 422 -> new Words("Invalid", "the server rejected our request due to an error in our request");
            case 429 ->
                new Words(
                        "TooManyRequests",
                        "the server has received too many requests and has asked us to try again later");
            case 503 -> new Words("ServiceUnavailable", "the server is currently unable to handle the request");
            case 504 ->
                new Words(
                        "Timeout",
                        "the server was unable to return a response in the time allotted, but may still be processing"
                                + " the request");
            default -> others(status, text);
        };
    }

    private static Words others(int status, String text) {
        return status >= FIRST_SERVER_ERROR
                ? new Words(
                        "InternalError",
                        "an error on the server (" + GoValue.quote(text)
                                + ") has prevented the request from succeeding")
                : new Words(
                        "",
                        "the server responded with the status code " + status + " but did not return more information");
    }
}
