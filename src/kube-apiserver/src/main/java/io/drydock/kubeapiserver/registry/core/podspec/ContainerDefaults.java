package io.drydock.kubeapiserver.registry.core.podspec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/apis/core/v1/defaults.go: SetDefaults_Container, SetDefaults_Probe, SetDefaults_HTTPGetAction" */
final class ContainerDefaults {
    private ContainerDefaults() {}

    static void apply(ObjectNode container, boolean hostNetwork) {
        Defaults.text(
                container,
                "imagePullPolicy",
                ImageReference.isLatest(container.path("image").asString("")) ? "Always" : "IfNotPresent");
        Defaults.text(container, "terminationMessagePath", "/dev/termination-log");
        Defaults.text(container, "terminationMessagePolicy", "File");
        Defaults.object(container, "resources");
        for (JsonNode port : container.path("ports")) {
            applyToPort((ObjectNode) port, hostNetwork);
        }
        for (JsonNode variable : container.path("env")) {
            if (variable.path("valueFrom").path("fieldRef") instanceof ObjectNode fieldRef) {
                Defaults.text(fieldRef, "apiVersion", "v1");
            }
        }
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.get(probe) instanceof ObjectNode present) {
                applyToProbe(present);
            }
        }
        for (String hook : new String[] {"postStart", "preStop"}) {
            if (container.path("lifecycle").get(hook) instanceof ObjectNode handler) {
                applyToHandler(handler);
            }
        }
        if (container.get("securityContext") instanceof ObjectNode security && security.has("procMount")) {
            Defaults.text(security, "procMount", "Default");
        }
    }

    private static void applyToPort(ObjectNode port, boolean hostNetwork) {
        Defaults.text(port, "protocol", "TCP");
        if (hostNetwork) {
            Defaults.nonZero(port, "hostPort", port.path("containerPort").asInt(0));
        }
    }

    private static void applyToProbe(ObjectNode probe) {
        Defaults.nonZero(probe, "timeoutSeconds", 1);
        Defaults.nonZero(probe, "periodSeconds", 10);
        Defaults.nonZero(probe, "successThreshold", 1);
        Defaults.nonZero(probe, "failureThreshold", 3);
        applyToHandler(probe);
        if (probe.get("grpc") instanceof ObjectNode grpc && Defaults.isAbsent(grpc, "service")) {
            grpc.put("service", "");
        }
    }

    private static void applyToHandler(ObjectNode handler) {
        if (handler.get("httpGet") instanceof ObjectNode get) {
            Defaults.text(get, "path", "/");
            Defaults.text(get, "scheme", "HTTP");
        }
    }
}
