package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a webhook or admission policy says when its author does not.
 *
 * @see "Go: pkg/apis/admissionregistration/v1/defaults.go"
 * @see "Go: pkg/apis/admissionregistration/v1beta1/defaults.go"
 */
public final class AdmissionRegistrationDefaults {
    private static final String GROUP = "admissionregistration.k8s.io";

    private AdmissionRegistrationDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v1beta1")) {
            boolean beta = version.equals("v1beta1");
            scheme.defaults(
                    new GroupVersionKind(GROUP, version, "ValidatingWebhookConfiguration"),
                    object -> webhooks(object, beta, false));
            scheme.defaults(
                    new GroupVersionKind(GROUP, version, "MutatingWebhookConfiguration"),
                    object -> webhooks(object, beta, true));
        }
        for (String kind : List.of("ValidatingAdmissionPolicy", "MutatingAdmissionPolicy")) {
            for (String version : List.of("v1", "v1beta1", "v1alpha1")) {
                scheme.defaults(new GroupVersionKind(GROUP, version, kind), AdmissionRegistrationDefaults::policy);
                scheme.defaults(
                        new GroupVersionKind(GROUP, version, kind + "Binding"),
                        object -> match(object.at("spec", "matchResources")));
            }
        }
    }

    private static void webhooks(KubeObject object, boolean beta, boolean mutating) {
        for (JsonNode entry : object.at("webhooks")) {
            ObjectNode webhook = (ObjectNode) entry;
            Defaults.absentText(webhook, "failurePolicy", beta ? "Ignore" : "Fail");
            Defaults.absentText(webhook, "matchPolicy", beta ? "Exact" : "Equivalent");
            Defaults.object(webhook, "namespaceSelector");
            Defaults.object(webhook, "objectSelector");
            Defaults.number(webhook, "timeoutSeconds", beta ? 30 : 10);
            if (beta) {
                Defaults.absentText(webhook, "sideEffects", "Unknown");
                if (Defaults.isAbsent(webhook, "admissionReviewVersions")) {
                    webhook.putArray("admissionReviewVersions").add("v1beta1");
                }
            }
            if (mutating) {
                Defaults.absentText(webhook, "reinvocationPolicy", "Never");
            }
            if (webhook.path("clientConfig").path("service") instanceof ObjectNode service) {
                Defaults.number(service, "port", 443);
            }
            rules(webhook.path("rules"));
        }
    }

    private static void policy(KubeObject object) {
        Defaults.absentText(object.objectAt("spec"), "failurePolicy", "Fail");
        match(object.at("spec", "matchConstraints"));
    }

    private static void match(JsonNode resources) {
        if (resources instanceof ObjectNode match) {
            Defaults.absentText(match, "matchPolicy", "Equivalent");
            Defaults.object(match, "namespaceSelector");
            Defaults.object(match, "objectSelector");
            rules(match.path("resourceRules"));
            rules(match.path("excludeResourceRules"));
        }
    }

    private static void rules(JsonNode rules) {
        for (JsonNode rule : rules) {
            Defaults.absentText((ObjectNode) rule, "scope", "*");
        }
    }
}
