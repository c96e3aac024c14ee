package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which shares of a capacity can be asked for.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateRequestPolicy"
 */
final class RequestPolicy {
    private static final int MOST_VALUES = 10;

    private final Quantity whole;
    private final Optional<Quantity> usual;
    private final FieldErrors errors;

    private RequestPolicy(Quantity whole, Optional<Quantity> usual, FieldErrors errors) {
        this.whole = whole;
        this.usual = usual;
        this.errors = errors;
    }

    static void validate(JsonNode capacity, FieldPath path, FieldErrors errors) {
        JsonNode policy = capacity.path("requestPolicy");
        JsonNode values = policy.path("validValues");
        JsonNode range = policy.path("validRange");
        Quantity whole = Quantity.parse(capacity.path("value").asString("0"));
        RequestPolicy validation = new RequestPolicy(whole, amount(policy, "default"), errors);
        if (!values.isEmpty() && range.isObject()) {
            errors.forbidden(
                    path,
                    "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the same"
                            + " time");
        } else if (!values.isEmpty()) {
            validation.values(values, path);
        } else if (range.isObject()) {
            validation.range(range, path);
        }
    }

    private static Optional<Quantity> amount(JsonNode parent, String field) {
        String text = parent.path(field).asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Quantity.parse(text));
    }

    private void values(JsonNode values, FieldPath path) {
        if (usual.isEmpty()) {
            errors.required(path.child("default"), "required when validValues is defined");
            return;
        }
        FieldPath at = path.child("validValues");
        List<Quantity> all = values.valueStream()
                .map(value -> Quantity.parse(value.asString("0")))
                .toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i - 1).compareTo(all.get(i)) > 0) {
                errors.invalid(at.index(i), all.get(i).toString(), "values must be sorted in ascending order");
            }
        }
        BoundedLists.set(values, MOST_VALUES, at, errors, value -> value.asString(""), (value, here) -> {
            if (Quantity.parse(value.asString("0")).compareTo(whole) > 0) {
                errors.invalid(here, value, "option is larger than capacity value: " + whole);
            }
        });
        if (all.stream().noneMatch(value -> value.compareTo(usual.get()) == 0)) {
            errors.invalid(at, usual.get().toString(), "default value is not valid according to the requestPolicy");
        }
    }

    private void range(JsonNode range, FieldPath path) {
        if (usual.isEmpty()) {
            errors.required(path.child("default"), "required when validRange is defined");
            return;
        }
        FieldPath at = path.child("validRange");
        Optional<Quantity> least = amount(range, "min");
        if (least.isEmpty()) {
            errors.required(at.child("min"), "required when validRange is defined");
            return;
        }
        notMore(least.get(), "min", whole, "capacity value", at.child("min"));
        if (usual.get().compareTo(least.get()) < 0) {
            errors.invalid(at.child("min"), usual.get().toString(), "default is less than min: " + least.get());
        }
        Optional<Quantity> most = amount(range, "max");
        if (most.isPresent()) {
            notMore(least.get(), "min", most.get(), "max", at.child("max"));
            notMore(most.get(), "max", whole, "capacity value", at.child("max"));
            if (usual.get().compareTo(most.get()) > 0) {
                errors.invalid(at.child("max"), usual.get().toString(), "default is more than max: " + most.get());
            }
        }
        amount(range, "step").ifPresent(step -> step(step, least.get(), most, at.child("step")));
    }

    private void notMore(Quantity amount, String name, Quantity most, String mostName, FieldPath path) {
        if (amount.compareTo(most) > 0) {
            errors.invalid(path, amount.toString(), name + " is larger than " + mostName + ": " + most);
        }
    }

    private void step(Quantity step, Quantity least, Optional<Quantity> most, FieldPath path) {
        if (step.signum() <= 0) {
            errors.invalid(path, step.toString(), "must be greater than zero");
            return;
        }
        Quantity first = least.plus(step);
        if (first.compareTo(whole) > 0) {
            errors.invalid(path, step.toString(), "one step " + first + " is larger than capacity value: " + whole);
        }
        multiple(usual.orElseThrow(), step, least, path);
        most.ifPresent(end -> multiple(end, step, least, path));
    }

    private void multiple(Quantity amount, Quantity step, Quantity least, FieldPath path) {
        boolean fits = amount.amount()
                        .subtract(least.amount())
                        .remainder(step.amount())
                        .signum()
                == 0;
        if (!fits) {
            errors.invalid(
                    path,
                    amount.toString(),
                    "value is not a multiple of a given step (" + step + ") from (" + least + ")");
        }
    }
}
