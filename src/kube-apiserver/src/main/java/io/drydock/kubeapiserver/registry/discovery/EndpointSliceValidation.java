package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint slice must hold; its addresses stay of one family.
 *
 * @see "Go: pkg/apis/discovery/validation/validation.go: ValidateEndpointSlice"
 */
final class EndpointSliceValidation implements ObjectValidation {
    private static final FieldPath ENDPOINTS = FieldPath.of("endpoints");
    private static final FieldPath TYPE = FieldPath.of("addressType");
    private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

    /** They write what others have been warned of. */
    private static final Set<String> CONTROLLERS =
            Set.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");

    private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_TOPOLOGY_LABELS = 16;
    private static final int MOST_HINTS = 8;

    private final boolean newer;
    private final int mostPorts;

    EndpointSliceValidation(Release release) {
        this.newer = release.atLeast(Release.V1_36);
        this.mostPorts = newer ? 20_000 : 100;
    }

    @Override
    public List<FieldError> validate(KubeObject slice) {
        FieldErrors errors = new FieldErrors();
        check(slice, true, errors);
        return errors.list();
    }

    /** Endpoints that have not changed are not looked at again in later releases. */
    @Override
    public List<FieldError> validateUpdate(KubeObject slice, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(slice, true);
        check(slice, !newer || !slice.at("endpoints").equals(old.at("endpoints")), errors);
        String type = slice.at("addressType").asString("");
        if (!type.equals(old.at("addressType").asString(""))) {
            errors.invalid(TYPE, type, FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }

    @Override
    public boolean comparesMetadata() {
        return false;
    }

    private void check(KubeObject slice, boolean withEndpoints, FieldErrors errors) {
        errors.requireOneOf(slice.at("addressType"), TYPE, TYPES);
        if (newer) {
            ports(slice.at("ports"), errors);
        }
        if (withEndpoints) {
            endpoints(slice, errors);
        }
        if (!newer) {
            ports(slice.at("ports"), errors);
        }
    }

    private void endpoints(KubeObject slice, FieldErrors errors) {
        JsonNode endpoints = slice.at("endpoints");
        if (endpoints.size() > MOST_ENDPOINTS) {
            errors.add(FieldError.tooMany(ENDPOINTS, endpoints.size(), MOST_ENDPOINTS));
            return;
        }
        String type = slice.at("addressType").asString("");
        SliceAddresses addresses = new SliceAddresses(type, newer, errors);
        int index = 0;
        for (JsonNode endpoint : endpoints) {
            FieldPath here = ENDPOINTS.index(index++);
            addresses.validate(endpoint.path("addresses"), here.child("addresses"));
            place(endpoint, here, errors);
        }
    }

    @Override
    public List<String> warnings(KubeObject slice, Optional<KubeObject> old) {
        List<String> warnings = new ArrayList<>();
        if (old.isEmpty() && slice.at("addressType").asString("").equals("FQDN")) {
            warnings.add("spec.addressType: FQDN endpoints are deprecated");
        }
        if (!CONTROLLERS.contains(slice.labels().getOrDefault(MANAGED_BY, ""))) {
            SliceAddresses.addWarnings(slice.at("endpoints"), ENDPOINTS, warnings);
        }
        return warnings;
    }

    private void place(JsonNode endpoint, FieldPath path, FieldErrors errors) {
        JsonNode node = endpoint.path("nodeName");
        if (newer && node.isString()) {
            errors.invalid(path.child("nodeName"), node, NameRules.nameIsDnsSubdomain(node.asString(), false));
        }
        String topology = newer ? "deprecatedTopology" : "topology";
        if (endpoint.path(topology).size() > MOST_TOPOLOGY_LABELS) {
            errors.add(FieldError.tooMany(
                    path.child(topology), endpoint.path(topology).size(), MOST_TOPOLOGY_LABELS));
        }
        errors.labels(endpoint.path(topology), path.child(topology));
        JsonNode hostname = endpoint.path("hostname");
        if (hostname.isString()) {
            errors.invalid(path.child("hostname"), hostname, NameRules.dns1123Label(hostname.asString()));
        }
        hints(endpoint.path("hints"), path.child("hints"), errors);
    }

    private static void hints(JsonNode hints, FieldPath path, FieldErrors errors) {
        boolean few = names(hints.path("forZones"), NameRules::labelValue, path.child("forZones"), errors);
        if (few) {
            names(
                    hints.path("forNodes"),
                    name -> NameRules.nameIsDnsSubdomain(name, false),
                    path.child("forNodes"),
                    errors);
        }
    }

    /** @return whether there are not too many */
    private static boolean names(
            JsonNode hints, Function<String, List<String>> rule, FieldPath path, FieldErrors errors) {
        if (hints.size() > MOST_HINTS) {
            errors.add(FieldError.tooMany(path, hints.size(), MOST_HINTS));
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < hints.size(); i++) {
            String name = hints.get(i).path("name").asString("");
            FieldPath here = path.index(i).child("name");
            if (!names.add(name)) {
                errors.duplicate(here, name);
            }
            errors.invalid(here, name, rule.apply(name));
        }
        return true;
    }

    private void ports(JsonNode ports, FieldErrors errors) {
        FieldPath path = FieldPath.of("ports");
        if (ports.size() > mostPorts) {
            errors.add(FieldError.tooMany(path, ports.size(), mostPorts));
            return;
        }
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode port : ports) {
            FieldPath at = path.index(index++);
            String name = port.path("name").asString("");
            if (!name.isEmpty()) {
                errors.invalid(at.child("name"), name, NameRules.dns1123Label(name));
            }
            if (!names.add(name)) {
                errors.duplicate(at.child("name"), name);
            }
            JsonNode application = port.path("appProtocol");
            String protocol = port.path("protocol").asString("");
            if (!port.path("protocol").isString()) {
                errors.required(at.child("protocol"), "");
            } else if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.notSupported(at.child("protocol"), protocol, List.of("SCTP", "TCP", "UDP"));
            }
            if (application.isString()) {
                errors.invalid(at.child("appProtocol"), application, NameRules.qualifiedName(application.asString()));
            }
        }
    }
}
