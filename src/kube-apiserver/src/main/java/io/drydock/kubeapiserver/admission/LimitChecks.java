package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.quota.PodResources;
import io.drydock.kubeapiserver.quota.ResourceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds what pods and claims ask for to the bounds of one limit range.
 *
 * @param limits of the range's specification
 * @see "Go: plugin/pkg/admission/limitranger/admission.go: PodValidateLimitFunc, PersistentVolumeClaimValidateLimitFunc"
 */
record LimitChecks(JsonNode limits) {

    List<String> ofPod(KubeObject pod) {
        List<String> problems = new ArrayList<>();
        for (JsonNode limit : limits) {
            switch (limit.path("type").asString("")) {
                case "Container" -> {
                    for (String field : List.of("containers", "initContainers")) {
                        pod.at("spec", field)
                                .forEach(container -> check(limit, Amounts.of(container.path("resources")), problems));
                    }
                }
                case "Pod" -> check(limit, Amounts.ofPod(pod), problems);
                default -> {}
            }
        }
        return problems;
    }

    List<String> ofClaim(KubeObject claim) {
        List<String> problems = new ArrayList<>();
        Map<String, Quantity> requests =
                Amounts.of(claim.at("spec", "resources")).requests();
        for (JsonNode limit : limits) {
            if (limit.path("type").asString("").equals("PersistentVolumeClaim")) {
                String what = " usage per PersistentVolumeClaim is ";
                bounds(limit, "min")
                        .forEach((name, least) ->
                                atLeast("minimum " + name + what + least, name, requests, Map.of(), least, problems));
                bounds(limit, "max").forEach((name, most) -> {
                    String bound = "maximum " + name + what + most;
                    Optional<Quantity> request = Optional.ofNullable(requests.get(name));
                    if (request.isEmpty()) {
                        problems.add(bound + ".  No request is specified");
                    } else if (request.get().compareTo(most) > 0) {
                        problems.add(bound + ", but request is " + request.get());
                    }
                });
            }
        }
        return problems;
    }

    private static void check(JsonNode limit, Amounts amounts, List<String> problems) {
        String type = limit.path("type").asString("");
        bounds(limit, "min").forEach((name, least) -> {
            String bound = "minimum " + name + " usage per " + type + " is " + least;
            atLeast(bound, name, amounts.requests(), amounts.limits(), least, problems);
        });
        bounds(limit, "max").forEach((name, most) -> {
            String bound = "maximum " + name + " usage per " + type + " is " + most;
            atMost(bound, name, amounts, most, problems);
        });
        bounds(limit, "maxLimitRequestRatio").forEach((name, ratio) -> {
            String bound = name + " max limit to request ratio per " + type + " is " + ratio;
            inRatio(bound, name, amounts, ratio, problems);
        });
    }

    private static void atLeast(
            String bound,
            String name,
            Map<String, Quantity> requests,
            Map<String, Quantity> limits,
            Quantity least,
            List<String> problems) {
        Quantity request = requests.get(name);
        Quantity limit = limits.get(name);
        if (request == null) {
            problems.add(bound + ".  No request is specified");
        } else if (request.compareTo(least) < 0) {
            problems.add(bound + ", but request is " + request);
        } else if (limit != null && limit.compareTo(least) < 0) {
            problems.add(bound + ", but limit is " + limit);
        }
    }

    private static void atMost(String bound, String name, Amounts amounts, Quantity most, List<String> problems) {
        Quantity request = amounts.requests().get(name);
        Quantity limit = amounts.limits().get(name);
        if (limit == null) {
            problems.add(bound + ".  No limit is specified");
        } else if (limit.compareTo(most) > 0) {
            problems.add(bound + ", but limit is " + limit);
        } else if (request != null && request.compareTo(most) > 0) {
            problems.add(bound + ", but request is " + request);
        }
    }

    private static void inRatio(String bound, String name, Amounts amounts, Quantity ratio, List<String> problems) {
        Quantity request = amounts.requests().get(name);
        Quantity limit = amounts.limits().get(name);
        if (request == null || request.isZero()) {
            problems.add(bound + ", but no request is specified or request is 0");
        } else if (limit == null || limit.isZero()) {
            problems.add(bound + ", but no limit is specified or limit is 0");
        } else {
            double observed = limit.amount().doubleValue() / request.amount().doubleValue();
            if (observed > ratio.amount().doubleValue()) {
                problems.add(bound + ", but provided ratio is " + String.format(Locale.ROOT, "%f", observed));
            }
        }
    }

    private static Map<String, Quantity> bounds(JsonNode limit, String field) {
        return Amounts.quantities(limit.path(field));
    }

    /** What is requested and what is the limit, by the name of the resource. */
    private record Amounts(Map<String, Quantity> requests, Map<String, Quantity> limits) {

        static Amounts of(JsonNode resources) {
            return new Amounts(quantities(resources.path("requests")), quantities(resources.path("limits")));
        }

        static Amounts ofPod(KubeObject pod) {
            return new Amounts(
                    PodResources.requestsOfContainers(pod).amounts(),
                    PodResources.limitsOfContainers(pod).amounts());
        }

        static Map<String, Quantity> quantities(JsonNode amounts) {
            return ResourceList.of(amounts).amounts();
        }
    }
}
