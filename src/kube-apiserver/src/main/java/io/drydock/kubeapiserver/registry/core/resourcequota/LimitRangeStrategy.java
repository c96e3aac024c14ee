package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * @see "Go: pkg/registry/core/limitrange/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateLimitRange"
 */
final class LimitRangeStrategy extends GenericStrategy {
    private static final FieldPath LIMITS = FieldPath.of("spec", "limits");
    private static final List<String> AMOUNTS = List.of("max", "min", "default", "defaultRequest");
    private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");

    LimitRangeStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        Set<String> types = new HashSet<>();
        JsonNode limits = object.at("spec", "limits");
        for (int i = 0; i < limits.size(); i++) {
            JsonNode limit = limits.get(i);
            FieldPath path = LIMITS.index(i);
            String type = limit.path("type").asString("");
            errors.invalid(path.child("type"), type, NameRules.qualifiedName(type));
            if (!type.contains("/") && !TYPES.contains(type)) {
                errors.invalid(path.child("type"), type, "must be a standard limit type or fully qualified");
            }
            if (!types.add(type)) {
                errors.duplicate(path.child("type"), type);
            }
            validateAmounts(limit, type, path, errors);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return validate(scope, object);
    }

    private static void validateAmounts(JsonNode limit, String type, FieldPath path, FieldErrors errors) {
        Set<String> resources = new TreeSet<>();
        for (String amounts : AMOUNTS) {
            for (String resource : limit.path(amounts).propertyNames()) {
                resources.add(resource);
                ResourceNames.validate(resource, path.child(amounts).key(resource), errors);
            }
        }
        if (type.equals("Pod")) {
            for (String field : List.of("default", "defaultRequest")) {
                if (!limit.path(field).isEmpty()) {
                    errors.forbidden(path.child(field), "may not be specified when `type` is 'Pod'");
                }
            }
        }
        boolean claim = type.equals("PersistentVolumeClaim");
        if (claim && !limit.path("min").has("storage") && !limit.path("max").has("storage")) {
            errors.required(
                    path.child("limits"),
                    "either minimum or maximum storage value is required, but neither was provided");
        }
        for (String resource : resources) {
            validateOrder(limit, resource, path, errors);
        }
    }

    private static void validateOrder(JsonNode limit, String resource, FieldPath path, FieldErrors errors) {
        Order order = new Order(limit, resource, path, errors);
        order.require("min", "min", "min value", "max", "max value");
        order.require("defaultRequest", "min", "min value", "defaultRequest", "default request value");
        order.require("defaultRequest", "defaultRequest", "default request value", "max", "max value");
        order.require("defaultRequest", "defaultRequest", "default request value", "default", "default limit value");
        order.require("default", "min", "min value", "default", "default value");
        order.require("default", "default", "default value", "max", "max value");
    }

    /** Compares the amounts that are said of one resource. */
    private record Order(JsonNode limit, String resource, FieldPath path, FieldErrors errors) {
        /** @param blamed the field whose amount is shown as the wrong one */
        void require(String blamed, String lower, String lowerName, String upper, String upperName) {
            String low = limit.path(lower).path(resource).asString("");
            String high = limit.path(upper).path(resource).asString("");
            boolean known = !low.isEmpty() && !high.isEmpty();
            if (known && Quantity.parse(low).compareTo(Quantity.parse(high)) > 0) {
                errors.invalid(
                        path.child(blamed).key(resource),
                        limit.path(blamed).path(resource),
                        lowerName + " " + low + " is greater than " + upperName + " " + high);
            }
        }
    }
}
