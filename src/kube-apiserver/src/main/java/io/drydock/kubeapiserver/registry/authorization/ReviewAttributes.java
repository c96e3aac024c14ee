package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a review's spec what the authorizer is to be asked.
 *
 * @see "Go: pkg/registry/authorization/util/helpers.go: AuthorizationAttributesFrom"
 */
final class ReviewAttributes {
    private ReviewAttributes() {}

    /** The user that the spec of a SubjectAccessReview is about. */
    static UserInfo user(JsonNode spec) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra").properties().forEach(entry -> extra.put(entry.getKey(), texts(entry.getValue())));
        return new UserInfo(text(spec, "user"), text(spec, "uid"), texts(spec.path("groups")), extra);
    }

    static AuthorizationAttributes of(UserInfo user, JsonNode spec) {
        JsonNode resource = spec.path("resourceAttributes");
        if (!resource.isObject()) {
            JsonNode other = spec.path("nonResourceAttributes");
            return new AuthorizationAttributes(
                    user, text(other, "verb"), "", "", "", "", "", "", false, text(other, "path"));
        }
        String version = text(resource, "version");
        return new AuthorizationAttributes(
                user,
                text(resource, "verb"),
                text(resource, "namespace"),
                text(resource, "group"),
                version.isEmpty() ? "*" : version,
                text(resource, "resource"),
                text(resource, "subresource"),
                text(resource, "name"),
                true,
                "");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>(array.size());
        array.forEach(entry -> all.add(entry.asString("")));
        return all;
    }
}
