package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The checks that several kinds of workload share: how they select pods, and the template they make them of. */
final class WorkloadValidation {
    private static final String NO_MATCH = "`selector` does not match template `labels`";
    private static final String READ_ONLY_DISK = "must be true for replicated pods > 1; GCE PD can only be mounted on"
            + " multiple machines if it is read-only";

    private final Release release;
    private final PodTemplateValidation templates;

    WorkloadValidation(ResourceContext context) {
        this.release = context.release();
        this.templates = new PodTemplateValidation(context);
    }

    /** @param emptyDetail what is said of a selector that selects everything */
    void selector(JsonNode spec, FieldPath path, String emptyDetail, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        if (!selector.isObject()) {
            errors.required(path.child("selector"), "");
            return;
        }
        errors.selector(selector, path.child("selector"), release);
        notEverything(selector, path.child("selector"), emptyDetail, errors);
    }

    /** A daemon set's selector may be absent, which then finds no pods, as is said of the template. */
    void selectorOfNodes(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode selector = spec.path("selector");
        errors.selector(selector, path.child("selector"), release);
        parsed(spec).ifPresent(parsed -> matches(parsed, spec.path("template"), path.child("template"), errors));
        notEverything(selector, path.child("selector"), "empty selector is invalid for daemonset", errors);
    }

    /** A selector that demands nothing would take the pods of everybody. */
    static void notEverything(JsonNode selector, FieldPath path, String emptyDetail, FieldErrors errors) {
        if (selector.isObject()
                && selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty()) {
            errors.invalid(path, ShownSelector.of(selector), emptyDetail);
        }
    }

    /** The selector of a workload, absent if it cannot be read; one that is missing selects nothing. */
    static Optional<LabelSelector> parsed(JsonNode spec) {
        try {
            return Optional.of(LabelSelector.ofTree(spec.path("selector")));
        } catch (InvalidSelectorException notReadable) {
            return Optional.empty();
        }
    }

    /** The template must make pods that the selector finds, and that are started again for ever. */
    void replicatedTemplate(JsonNode spec, FieldPath path, FieldErrors errors) {
        Optional<LabelSelector> selector = parsed(spec);
        if (selector.isEmpty()) {
            errors.invalid(path.child("selector"), ShownSelector.of(spec.path("selector")), "invalid label selector");
            return;
        }
        matches(selector.get(), spec.path("template"), path.child("template"), errors);
        template(spec.path("template"), path.child("template"), errors);
        if (!release.atLeast(Release.V1_36) && spec.path("replicas").asInt(0) > 1) {
            readOnlyDisks(spec, path, errors);
        }
        alwaysRestarts(spec, path, "ReplicaSet", errors);
    }

    /** Older releases know of disks which only one machine can write to. */
    static void readOnlyDisks(JsonNode spec, FieldPath path, FieldErrors errors) {
        FieldPath volumes = path.child("template").child("spec").child("volumes");
        int index = 0;
        for (JsonNode volume : spec.path("template").path("spec").path("volumes")) {
            JsonNode disk = volume.path("gcePersistentDisk");
            FieldPath at = volumes.index(index++).child("gcePersistentDisk");
            if (disk.isObject() && !disk.path("readOnly").asBoolean(false)) {
                errors.invalid(at.child("readOnly"), false, READ_ONLY_DISK);
            }
        }
    }

    void template(JsonNode template, FieldPath path, FieldErrors errors) {
        templates.validate(template, path, errors);
    }

    void templateMetadata(JsonNode template, FieldPath path, FieldErrors errors) {
        templates.validateMetadata(template, path, errors);
    }

    static void matches(LabelSelector selector, JsonNode template, FieldPath path, FieldErrors errors) {
        JsonNode labels = template.path("metadata").path("labels");
        Map<String, String> values = new LinkedHashMap<>();
        labels.properties()
                .forEach(label -> values.put(label.getKey(), label.getValue().asString("")));
        if (!selector.matches(values)) {
            errors.invalid(path.child("metadata").child("labels"), ShownSelector.ofLabels(labels), NO_MATCH);
        }
    }

    /**
     * Whether pods of the template are always started again, as all of these workloads need them to be.
     *
     * @param kind the workload's, as the message names it
     */
    static void alwaysRestarts(JsonNode spec, FieldPath path, String kind, FieldErrors errors) {
        JsonNode podSpec = spec.path("template").path("spec");
        FieldPath at = path.child("template").child("spec");
        String restart = podSpec.path("restartPolicy").asString("");
        if (!restart.equals("Always")) {
            errors.notSupported(at.child("restartPolicy"), restart, List.of("Always"));
        }
        if (podSpec.has("activeDeadlineSeconds")) {
            errors.forbidden(
                    at.child("activeDeadlineSeconds"), "activeDeadlineSeconds in " + kind + " is not Supported");
        }
    }

    /** A selector is chosen once; changing it would orphan the pods there are. */
    static void immutableSelector(JsonNode spec, JsonNode oldSpec, FieldPath path, FieldErrors errors) {
        if (!spec.path("selector").equals(oldSpec.path("selector"))) {
            errors.invalid(path.child("selector"), ShownSelector.of(spec.path("selector")), FieldErrors.IMMUTABLE);
        }
    }
}
