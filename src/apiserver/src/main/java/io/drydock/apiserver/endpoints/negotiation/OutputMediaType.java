package io.drydock.apiserver.endpoints.negotiation;

import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Optional;

/**
 * What a client wants to be answered with.
 *
 * @param pretty whether for people to read
 * @param convert the kind to convert the answer to, such as {@code Table}; absent for the object itself
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go: MediaTypeOptions"
 */
public record OutputMediaType(MediaType format, boolean pretty, Optional<GroupVersionKind> convert) {
    public static final OutputMediaType JSON = new OutputMediaType(MediaType.JSON, false, Optional.empty());

    /** The {@code Content-Type} of a watch's answer. */
    public String streamText() {
        return switch (format) {
            case JSON -> format.text();
            case YAML, PROTOBUF -> format.text() + ";stream=watch";
        };
    }
}
