package io.drydock.apimachinery.status;

/**
 * One reason among several why a request failed.
 *
 * @param reason machine-readable, such as {@code FieldValueInvalid}; empty when there is none
 * @param field the path in the request's object, such as {@code spec.containers[0].name}; empty when it is not of a field
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: StatusCause"
 */
public record StatusCause(String reason, String message, String field) {}
