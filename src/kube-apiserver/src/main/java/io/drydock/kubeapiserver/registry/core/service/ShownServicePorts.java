package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.ShownIntOrString;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Ports as the errors about them show the structs that hold them.
 *
 * @see "Go: pkg/apis/core/types.go: ServicePort"
 */
final class ShownServicePorts {
    private ShownServicePorts() {}

    /** Only what must be different from port to port. */
    static ShownValue pair(String protocol, long port) {
        return new ShownValue(
                struct(
                        "",
                        protocol,
                        port,
                        ShownIntOrString.of(MissingNode.getInstance()).older(),
                        0),
                "{\"Name\":\"\",\"Protocol\":\"" + protocol + "\",\"AppProtocol\":null,\"Port\":" + port
                        + ",\"TargetPort\":0,\"NodePort\":0}");
    }

    /** All ports, as older releases show them. */
    static ShownValue all(JsonNode ports) {
        return ShownValue.same(ports.valueStream()
                .map(ShownServicePorts::struct)
                .collect(Collectors.joining(", ", "[]core.ServicePort{", "}")));
    }

    private static String struct(JsonNode port) {
        return struct(
                port.path("name").asString(""),
                port.path("protocol").asString(""),
                port.path("port").asLong(0),
                ShownIntOrString.of(port.path("targetPort")).older(),
                port.path("nodePort").asLong(0));
    }

    private static String struct(String name, String protocol, long port, String target, long nodePort) {
        return "core.ServicePort{Name:" + GoValue.quote(name) + ", Protocol:" + GoValue.quote(protocol)
                + ", AppProtocol:(*string)(nil), Port:" + port + ", TargetPort:" + target + ", NodePort:" + nodePort
                + "}";
    }
}
