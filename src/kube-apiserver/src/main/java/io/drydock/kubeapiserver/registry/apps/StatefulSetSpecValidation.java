package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimSpecValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownIntOrString;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the specification of a stateful set. Releases up to 1.20 look neither at its pods nor at their claims.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateStatefulSetSpec"
 */
final class StatefulSetSpecValidation {
    private static final List<String> RETENTIONS = List.of("Retain", "Delete");

    private final WorkloadValidation workloads;
    private final ResourceContext context;
    private final FieldErrors errors;

    StatefulSetSpecValidation(WorkloadValidation workloads, ResourceContext context, FieldErrors errors) {
        this.workloads = workloads;
        this.context = context;
        this.errors = errors;
    }

    void validateNew(JsonNode spec, FieldPath path) {
        validate(spec, path, true, true);
    }

    /**
     * Checks a stateful set that was there before: what cannot change is not looked at again.
     *
     * @param templateToo whether the template of its pods is
     */
    void validateKept(JsonNode spec, FieldPath path, boolean templateToo) {
        validate(spec, path, false, templateToo);
    }

    private void validate(JsonNode spec, FieldPath path, boolean isNew, boolean templateToo) {
        String management = spec.path("podManagementPolicy").asString("");
        if (management.isEmpty()) {
            errors.required(path.child("podManagementPolicy"), "");
        } else if (!management.equals("OrderedReady") && !management.equals("Parallel")) {
            errors.invalid(path.child("podManagementPolicy"), management, "must be 'OrderedReady' or 'Parallel'");
        }
        validateStrategy(spec.path("updateStrategy"), path.child("updateStrategy"));
        validateRetention(
                spec.path("persistentVolumeClaimRetentionPolicy"), path.child("persistentVolumeClaimRetentionPolicy"));
        boolean newer = context.release().atLeast(Release.V1_36);
        if (newer && isNew) {
            validateClaims(spec.path("volumeClaimTemplates"), path.child("volumeClaimTemplates"));
        }
        errors.notNegative(spec, path, "replicas");
        errors.notNegative(spec, path, "minReadySeconds");
        errors.notNegative(spec.path("ordinals"), path.child("ordinals"), "start");
        String service = spec.path("serviceName").asString("");
        if (newer && isNew && !service.isEmpty()) {
            errors.invalid(path.child("serviceName"), service, NameRules.dns1123Label(service));
        }
        workloads.selector(spec, path, "empty selector is invalid for statefulset", errors);
        Optional<LabelSelector> selector = WorkloadValidation.parsed(spec);
        if (selector.isPresent()) {
            validateTemplate(spec, selector.get(), path.child("template"), newer && templateToo);
        } else {
            errors.invalid(path.child("selector"), ShownSelector.of(spec.path("selector")), "");
        }
        WorkloadValidation.alwaysRestarts(spec, path, "StatefulSet", errors);
    }

    private void validateStrategy(JsonNode strategy, FieldPath path) {
        JsonNode rolling = strategy.path("rollingUpdate");
        FieldPath rollingPath = path.child("rollingUpdate");
        switch (strategy.path("type").asString("")) {
            case "" -> errors.required(path, "");
            case "OnDelete" -> {
                if (rolling.isObject()) {
                    errors.invalid(
                            rollingPath,
                            ShownStrategy.ofPartition(strategy),
                            "only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> {
                errors.notNegative(rolling, rollingPath, "partition");
                JsonNode unavailable = rolling.path("maxUnavailable");
                if (!unavailable.isMissingNode()) {
                    validateUnavailable(unavailable, rollingPath.child("maxUnavailable"));
                }
            }
            default ->
                errors.invalid(path, ShownStrategy.ofStatefulSet(strategy), "must be 'RollingUpdate' or 'OnDelete'");
        }
    }

    private void validateUnavailable(JsonNode unavailable, FieldPath path) {
        RollingUpdateValidation.positive(unavailable, path, errors);
        if (RollingUpdateValidation.isZero(unavailable)) {
            errors.invalid(path, ShownIntOrString.of(unavailable), "cannot be 0");
        }
        RollingUpdateValidation.notMoreThanAll(unavailable, path, errors);
    }

    private void validateRetention(JsonNode retention, FieldPath path) {
        if (!retention.isObject()) {
            return;
        }
        for (String when : List.of("whenDeleted", "whenScaled")) {
            String policy = retention.path(when).asString("");
            if (!RETENTIONS.contains(policy)) {
                errors.notSupported(path.child(when), policy, RETENTIONS);
            }
        }
    }

    private void validateClaims(JsonNode claims, FieldPath path) {
        ClaimSpecValidation validation = new ClaimSpecValidation(context.release(), errors);
        int index = 0;
        for (JsonNode claim : claims) {
            validation.validate(claim.path("spec"), path.index(index++).child("spec"));
        }
    }

    private void validateTemplate(JsonNode spec, LabelSelector selector, FieldPath path, boolean whole) {
        JsonNode template = spec.path("template");
        WorkloadValidation.matches(selector, template, path, errors);
        if (whole) {
            workloads.template(asController(spec), path, errors);
        }
        workloads.templateMetadata(template, path, errors);
    }

    /** The template as the controller will use it, which names the pods and adds the volumes of their claims. */
    private static JsonNode asController(JsonNode spec) {
        JsonNode template = spec.path("template").deepCopy();
        if (!(template.path("spec") instanceof ObjectNode pod)) {
            return template;
        }
        pod.remove(List.of("subdomain", "hostname"));
        Map<String, ObjectNode> claims = new LinkedHashMap<>();
        for (JsonNode claim : spec.path("volumeClaimTemplates")) {
            String name = claim.path("metadata").path("name").asString("");
            ObjectNode volume = JsonNodeFactory.instance.objectNode().put("name", name);
            volume.withObjectProperty("persistentVolumeClaim").put("claimName", name);
            claims.put(name, volume);
        }
        if (!claims.isEmpty()) {
            ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
            claims.values().forEach(volumes::add);
            pod.path("volumes")
                    .valueStream()
                    .filter(volume -> !claims.containsKey(volume.path("name").asString("")))
                    .forEach(volumes::add);
            pod.set("volumes", volumes);
        }
        return template;
    }
}
