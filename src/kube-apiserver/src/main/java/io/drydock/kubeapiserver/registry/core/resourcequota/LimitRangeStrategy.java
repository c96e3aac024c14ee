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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * @see "Go: pkg/registry/core/limitrange/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateLimitRange"
 */
final class LimitRangeStrategy extends GenericStrategy {
    private static final FieldPath LIMITS = FieldPath.of("spec", "limits");
    private static final List<String> AMOUNTS = List.of("max", "min", "default", "defaultRequest");
    private static final String RATIO = "maxLimitRequestRatio";
    private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");

    LimitRangeStrategy(ResourceContext context) {
        super(context);
    }

    /** Whoever gives a name to none of them need not. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        if (object.name().isEmpty()) {
            object.setName(UUID.randomUUID().toString());
        }
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
            List<String> problems = NameRules.qualifiedName(type);
            errors.invalid(path.child("type"), type, problems);
            if (problems.isEmpty() && !type.contains("/") && !TYPES.contains(type)) {
                errors.invalid(path.child("type"), type, "must be a standard limit type or fully qualified");
            }
            if (!types.add(type)) {
                errors.duplicate(path.child("type"), type);
            }
            validateAmounts(limit, type, path, errors);
        }
        return errors.list();
    }

    /** A changed one is looked at as if it were new. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return validateMetadata(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return validate(scope, object);
    }

    private static void validateAmounts(JsonNode limit, String type, FieldPath path, FieldErrors errors) {
        Set<String> resources = new TreeSet<>();
        boolean ofPod = type.equals("Pod");
        for (String amounts : AMOUNTS) {
            boolean unwanted = ofPod && amounts.startsWith("default");
            if (unwanted && !limit.path(amounts).isEmpty()) {
                errors.forbidden(path.child(amounts), "may not be specified when `type` is 'Pod'");
            }
            if (!unwanted) {
                resources.addAll(names(limit, amounts, type, path, errors));
            }
        }
        boolean claim = type.equals("PersistentVolumeClaim");
        if (claim && !limit.path("min").has("storage") && !limit.path("max").has("storage")) {
            errors.required(
                    path.child("limits"),
                    "either minimum or maximum storage value is required, but neither was provided");
        }
        resources.addAll(names(limit, RATIO, type, path, errors));
        for (String resource : resources) {
            validateOrder(limit, ofPod, resource, path, errors);
        }
    }

    private static List<String> names(JsonNode limit, String amounts, String type, FieldPath path, FieldErrors errors) {
        List<String> names = List.copyOf(limit.path(amounts).propertyNames());
        for (String name : names) {
            FieldPath at = path.child(amounts).key(name);
            if (type.equals("Pod") || type.equals("Container")) {
                ResourceNames.validateContainerResource(name, at, errors);
            } else {
                ResourceNames.validate(name, at, errors);
            }
        }
        return names;
    }

    private static void validateOrder(
            JsonNode limit, boolean ofPod, String resource, FieldPath path, FieldErrors errors) {
        Order order = new Order(limit, resource, path, errors);
        order.require("min", "min", "min value", "max", "max value");
        if (!ofPod) {
            order.require("defaultRequest", "min", "min value", "defaultRequest", "default request value");
            order.require("defaultRequest", "defaultRequest", "default request value", "max", "max value");
            order.require(
                    "defaultRequest", "defaultRequest", "default request value", "default", "default limit value");
            order.require("default", "min", "min value", "default", "default value");
            order.require("default", "default", "default value", "max", "max value");
        }
        order.requireRatio();
        if (!ofPod) {
            order.requireSame();
        }
    }

    /** Compares the amounts that are said of one resource. The real server shows other amounts than those it blames. */
    private record Order(JsonNode limit, String resource, FieldPath path, FieldErrors errors) {
        /** @param blamed the field whose amount is the wrong one */
        void require(String blamed, String lower, String lowerName, String upper, String upperName) {
            Optional<Quantity> low = amount(lower);
            Optional<Quantity> high = amount(upper);
            if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
                boolean byBound = blamed.equals("default");
                String shown = byBound && lower.equals("min") ? "min" : byBound ? "max" : blamed;
                errors.invalid(
                        path.child(blamed).key(resource),
                        limit.path(shown).path(resource),
                        lowerName + " " + low.get() + " is greater than " + upperName + " " + high.get());
            }
        }

        void requireRatio() {
            Optional<Quantity> ratio = amount(RATIO);
            if (ratio.isEmpty()) {
                return;
            }
            FieldPath at = path.child(RATIO).key(resource);
            if (ratio.get().compareTo(Quantity.of(1)) < 0) {
                errors.invalid(at, limit.path(RATIO).path(resource), "ratio " + ratio.get() + " is less than 1");
            }
            Optional<Quantity> least = amount("min");
            Optional<Quantity> most = amount("max");
            if (least.isPresent() && most.isPresent()) {
                double widest =
                        most.get().amount().doubleValue() / least.get().amount().doubleValue();
                if (ratio.get().amount().doubleValue() > widest) {
                    errors.invalid(
                            at,
                            limit.path(RATIO).path(resource),
                            String.format(Locale.ROOT, "ratio %s is greater than max/min = %f", ratio.get(), widest));
                }
            }
        }

        /** What cannot be given to more than one must be requested in full. */
        void requireSame() {
            Optional<Quantity> usual = amount("default");
            Optional<Quantity> request = amount("defaultRequest");
            boolean differ =
                    usual.isPresent() && request.isPresent() && usual.get().compareTo(request.get()) != 0;
            if (differ && !ResourceNames.isOvercommitAllowed(resource)) {
                errors.invalid(
                        path.child("defaultRequest").key(resource),
                        limit.path("defaultRequest").path(resource),
                        "default value " + usual.get() + " must equal to defaultRequest value " + request.get() + " in "
                                + resource);
            }
        }

        private Optional<Quantity> amount(String field) {
            String text = limit.path(field).path(resource).asString("");
            return text.isEmpty() ? Optional.empty() : Optional.of(Quantity.parse(text));
        }
    }
}
