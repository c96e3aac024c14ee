package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The scopes of a quota as the errors about them show the structs that hold them.
 *
 * @see "Go: pkg/apis/core/types.go: ResourceQuotaScope, ScopeSelector"
 */
final class ShownScopes {
    private ShownScopes() {}

    static ShownValue list(JsonNode scopes) {
        return texts("core.ResourceQuotaScope", scopes);
    }

    static ShownValue selector(JsonNode selector) {
        JsonNode expressions = selector.path("matchExpressions");
        String requirement = "core.ScopedResourceSelectorRequirement";
        return new ShownValue(
                "core.ScopeSelector{MatchExpressions:[]" + requirement
                        + joined(expressions, one -> requirement + older(one)) + "}",
                "{\"MatchExpressions\":" + bracketed(expressions, ShownScopes::newer) + "}");
    }

    private static String older(JsonNode requirement) {
        return "{ScopeName:" + quoted(requirement, "scopeName") + ", Operator:" + quoted(requirement, "operator")
                + ", Values:" + texts("string", requirement.path("values")).older() + "}";
    }

    private static String newer(JsonNode requirement) {
        return "{\"ScopeName\":" + quoted(requirement, "scopeName") + ",\"Operator\":"
                + quoted(requirement, "operator") + ",\"Values\":"
                + texts("string", requirement.path("values")).newer() + "}";
    }

    private static String quoted(JsonNode requirement, String field) {
        return GoValue.quote(requirement.path(field).asString(""));
    }

    private static ShownValue texts(String type, JsonNode list) {
        Function<JsonNode, String> quoted = text -> GoValue.quote(text.asString(""));
        return list.isArray()
                ? new ShownValue("[]" + type + joined(list, quoted), bracketed(list, quoted))
                : new ShownValue("[]" + type + "(nil)", "null");
    }

    private static String joined(JsonNode list, Function<JsonNode, String> shown) {
        return list.valueStream().map(shown).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String bracketed(JsonNode list, Function<JsonNode, String> shown) {
        return list.valueStream().map(shown).collect(Collectors.joining(",", "[", "]"));
    }
}
