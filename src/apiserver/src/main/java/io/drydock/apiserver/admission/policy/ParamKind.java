package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The kind of a policy's parameters. */
public record ParamKind(String apiVersion, String kind) {

    /** @param tree {@code spec.paramKind}; absent where there is none */
    public static Optional<ParamKind> of(JsonNode tree) {
        return tree.isObject()
                ? Optional.of(new ParamKind(
                        tree.path("apiVersion").asString(""), tree.path("kind").asString("")))
                : Optional.empty();
    }

    public GroupVersionKind groupVersionKind() {
        return GroupVersion.parse(apiVersion).withKind(kind);
    }
}
