package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.SchemeNamePort;
import io.drydock.apiserver.proxy.Transport;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.proxy.ProxyConnecter;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves {@code services/proxy}: passes requests on to one of the pods behind a service.
 *
 * @see "Go: pkg/registry/core/service/storage/rest.go: REST.ResourceLocation"
 */
final class ServiceProxy extends ProxyConnecter {
    private static final GroupResource ENDPOINTS = new GroupResource("", "endpoints");
    private static final GroupResource PODS = new GroupResource("", "pods");

    private final Store services;
    private final ResourceDirectory directory;
    private final Transport transport;
    private final RandomGenerator random;

    /** @param random chooses among the pods */
    ServiceProxy(Store services, ResourceDirectory directory, Transport transport, RandomGenerator random) {
        super("ServiceProxyOptions", true);
        this.services = services;
        this.directory = directory;
        this.transport = transport;
        this.random = random;
    }

    /** @param name may say scheme and port, the port by its number or its name: {@code https:web:443} */
    @Override
    protected Target target(RequestScope scope, String name) {
        SchemeNamePort asked = SchemeNamePort.parse(name)
                .orElseThrow(() -> StatusErrors.badRequest("invalid service request \"" + name + "\""));
        String port = portName(get(services, scope, asked.name()), asked);
        JsonNode subsets =
                get(directory.require(ENDPOINTS), scope, asked.name()).at("subsets");
        if (subsets.isEmpty()) {
            throw noEndpoints(asked.name());
        }
        List<Location> candidates = new ArrayList<>();
        for (JsonNode subset : subsets) {
            addCandidates(scope, subset, port, asked.schemeOrHttp(), candidates);
        }
        if (candidates.isEmpty()) {
            throw noEndpoints(name);
        }
        return new Target(candidates.get(random.nextInt(candidates.size())), transport);
    }

    private static StatusException noEndpoints(String name) {
        return StatusErrors.serviceUnavailable("no endpoints available for service \"" + name + "\"");
    }

    /** Endpoints know their ports by name only. */
    private static String portName(KubeObject service, SchemeNamePort asked) {
        if (!asked.port().matches("\\d{1,18}")) {
            return asked.port();
        }
        long number = Long.parseLong(asked.port());
        for (JsonNode port : service.at("spec", "ports")) {
            if (port.path("port").asLong() == number) {
                return port.path("name").asString("");
            }
        }
        throw StatusErrors.serviceUnavailable(
                "no service port " + number + " found for service \"" + asked.name() + "\"");
    }

    private void addCandidates(
            RequestScope scope, JsonNode subset, String portName, String scheme, List<Location> candidates) {
        for (JsonNode port : subset.path("ports")) {
            if (!port.path("name").asString("").equals(portName)) {
                continue;
            }
            for (JsonNode address : subset.path("addresses")) {
                if (isOfItsPod(scope, address)) {
                    candidates.add(Location.of(
                            scheme,
                            address.path("ip").asString(""),
                            port.path("port").asString("")));
                }
            }
        }
    }

    /** Whoever may write endpoints must not reach by them what is no pod of their namespace. */
    private boolean isOfItsPod(RequestScope scope, JsonNode address) {
        JsonNode reference = address.path("targetRef");
        if (!reference.path("namespace").asString("").equals(scope.namespace())) {
            return false;
        }
        KubeObject pod;
        try {
            pod = get(directory.require(PODS), scope, reference.path("name").asString(""));
        } catch (StatusException absent) {
            return false;
        }
        String ip = address.path("ip").asString("");
        for (JsonNode podIp : pod.at("status", "podIPs")) {
            if (podIp.path("ip").asString("").equals(ip)) {
                return true;
            }
        }
        return false;
    }

    private static KubeObject get(Store store, RequestScope scope, String name) {
        return store.get(scope, name, JsonNodeFactory.instance.objectNode());
    }
}
