package io.drydock.kubeapiserver.registry.core.event;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What events must hold. Little is asked of all; more of those that come through {@code events.k8s.io/v1}.
 *
 * @see "Go: pkg/apis/core/validation/events.go: ValidateEventCreate, ValidateEventUpdate"
 */
final class EventValidation {
    private static final FieldPath NAMESPACE = FieldPath.of("involvedObject", "namespace");
    private static final String UNMATCHED = "does not match event.namespace";
    private static final int MAX_LENGTH = 128;
    private static final int MAX_NOTE_LENGTH = 1024;

    /** In the order in which they are compared; one of them the real server compares twice. */
    private static final List<String> FIXED = List.of(
            "involvedObject",
            "reason",
            "message",
            "source",
            "firstTimestamp",
            "lastTimestamp",
            "count",
            "reason",
            "type",
            "eventTime",
            "action",
            "related",
            "reportingComponent",
            "reportingInstance");

    private static final Map<String, String> SHOWN = Map.of("reportingComponent", "reportingController");

    private final FieldErrors errors = new FieldErrors();
    private final KubeObject event;

    EventValidation(KubeObject event) {
        this.event = event;
    }

    FieldErrors errors() {
        return errors;
    }

    /** @param ofCore whether the event came through the core group, by whose name of the field errors then go */
    EventValidation legacy(Release release, boolean ofCore) {
        String about = event.at("involvedObject", "namespace").asString("");
        String own = event.namespace();
        if (text("eventTime").isEmpty()) {
            boolean matches = about.isEmpty() ? own.isEmpty() || own.equals("default") : about.equals(own);
            if (!matches) {
                errors.invalid(NAMESPACE, about, UNMATCHED);
            }
        } else {
            if (about.isEmpty() && !own.equals("default") && !own.equals("kube-system")) {
                errors.invalid(NAMESPACE, about, UNMATCHED);
            }
            boolean byCoreName = ofCore && release.atLeast(Release.V1_36);
            reporter(FieldPath.of(byCoreName ? "reportingComponent" : "reportingController"));
        }
        errors.invalid(FieldPath.of("namespace"), own, NameRules.dns1123Subdomain(own));
        return this;
    }

    private void reporter(FieldPath path) {
        String reporter = text("reportingComponent");
        if (reporter.isEmpty()) {
            errors.required(path, "");
        }
        errors.invalid(path, reporter, NameRules.qualifiedName(reporter));
        for (String field : List.of("reportingInstance", "action", "reason")) {
            if (text(field).isEmpty()) {
                errors.required(FieldPath.of(field), "");
            }
            notLonger(field, MAX_LENGTH);
        }
        notLonger("message", MAX_NOTE_LENGTH);
    }

    private void notLonger(String field, int most) {
        if (text(field).length() > most) {
            errors.invalid(FieldPath.of(field), "", "can have at most " + most + " characters");
        }
    }

    EventValidation created() {
        series();
        if (text("eventTime").isEmpty()) {
            errors.required(FieldPath.of("eventTime"), "");
        }
        String type = text("type");
        if (!type.equals("Normal") && !type.equals("Warning")) {
            errors.invalid(FieldPath.of("type"), "", "has invalid value: " + type);
        }
        for (String time : List.of("firstTimestamp", "lastTimestamp")) {
            unset(time, !text(time).isEmpty());
        }
        unset("count", event.at("count").asLong(0) != 0);
        boolean hasSource = !event.at("source", "component").asString("").isEmpty()
                || !event.at("source", "host").asString("").isEmpty();
        unset("source", hasSource);
        return this;
    }

    private void unset(String field, boolean isSet) {
        if (isSet) {
            errors.invalid(FieldPath.of(field), "", "needs to be unset");
        }
    }

    EventValidation updated(KubeObject old) {
        if (!event.at("series").equals(old.at("series"))) {
            series();
        }
        for (String field : FIXED) {
            JsonNode now = event.at(field);
            if (!FieldErrors.same(now, old.at(field))) {
                FieldPath path = FieldPath.of(SHOWN.getOrDefault(field, field));
                errors.invalid(path, ShownEventFields.of(field, now), FieldErrors.IMMUTABLE);
            }
        }
        return this;
    }

    private void series() {
        JsonNode series = event.at("series");
        if (!series.isObject()) {
            return;
        }
        if (series.path("count").asLong(0) < 2) {
            errors.invalid(FieldPath.of("series", "count"), "", "should be at least 2");
        }
        if (series.path("lastObservedTime").asString("").isEmpty()) {
            errors.required(FieldPath.of("series", "lastObservedTime"), "");
        }
    }

    private String text(String field) {
        return event.at(field).asString("");
    }
}
