package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Ingresses between v1 and the older versions, which named a backend by two flat fields.
 *
 * @see "Go: pkg/apis/networking/v1beta1/conversion.go"
 */
public final class IngressConversion {
    private static final GroupVersionKind V1 = new GroupVersionKind("networking.k8s.io", "v1", "Ingress");

    private IngressConversion() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String group : List.of("networking.k8s.io", "extensions")) {
            GroupVersionKind old = new GroupVersionKind(group, "v1beta1", "Ingress");
            scheme.conversion(old, V1, IngressConversion::toNew);
            scheme.conversion(V1, old, IngressConversion::toOld);
        }
    }

    private static void toNew(KubeObject ingress) {
        if (ingress.at("spec") instanceof ObjectNode spec) {
            if (spec.remove("backend") instanceof ObjectNode backend) {
                spec.set("defaultBackend", newBackend(backend));
            }
            eachPath(spec, path -> path.set("backend", newBackend(path.path("backend"))));
        }
    }

    private static void toOld(KubeObject ingress) {
        if (ingress.at("spec") instanceof ObjectNode spec) {
            if (spec.remove("defaultBackend") instanceof ObjectNode backend) {
                spec.set("backend", oldBackend(backend));
            }
            eachPath(spec, path -> path.set("backend", oldBackend(path.path("backend"))));
        }
    }

    private static void eachPath(ObjectNode spec, Consumer<ObjectNode> change) {
        for (JsonNode rule : spec.path("rules")) {
            for (JsonNode path : rule.path("http").path("paths")) {
                change.accept((ObjectNode) path);
            }
        }
    }

    private static ObjectNode newBackend(JsonNode old) {
        ObjectNode backend = ((ObjectNode) old).objectNode();
        String name = old.path("serviceName").asString("");
        JsonNode port = old.path("servicePort");
        boolean hasPort = port.isString() || port.asInt(0) != 0;
        if (port.isObject()) {
            backend.set("service", port);
        } else if (!name.isEmpty() || hasPort) {
            ObjectNode service = backend.putObject("service").put("name", name);
            ObjectNode target = service.putObject("port");
            if (hasPort) {
                target.set(port.isString() ? "name" : "number", port);
            }
        }
        if (old.has("resource")) {
            backend.set("resource", old.get("resource"));
        }
        return backend;
    }

    /** What the flat fields cannot say is kept as it came, and is refused by validation, which looks at it as v1. */
    private static void flatten(JsonNode service, ObjectNode backend) {
        String name = service.path("name").asString("");
        String portName = service.path("port").path("name").asString("");
        int portNumber = service.path("port").path("number").asInt(0);
        boolean both = !portName.isEmpty() && portNumber != 0;
        boolean nothing = name.isEmpty() && portName.isEmpty() && portNumber == 0;
        if (both || nothing) {
            backend.set("servicePort", service);
        } else {
            backend.put("serviceName", name);
            backend.set("servicePort", portName.isEmpty() ? IntNode.valueOf(portNumber) : StringNode.valueOf(portName));
        }
    }

    private static ObjectNode oldBackend(JsonNode now) {
        ObjectNode backend = ((ObjectNode) now).objectNode();
        JsonNode service = now.path("service");
        if (service.isObject()) {
            flatten(service, backend);
        }
        if (now.has("resource")) {
            backend.set("resource", now.get("resource"));
        }
        return backend;
    }
}
