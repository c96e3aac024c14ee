package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds out whether a pod has tokens for an audience: in a projected volume, or because the driver of one of its
 * volumes asks for them. Where it has none, the kubelet may still be allowed the audience by a rule.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.validateNodeServiceAccountAudience, from 1.32"
 */
record TokenAudiences(Lookup lookup, Authorizer authorizer) {
    private static final String VERB = "request-serviceaccounts-token-audience";

    void check(NodeRequest request, KubeObject pod) {
        JsonNode audiences = request.object().at("spec", "audiences");
        request.require(audiences.size() <= 1, "node may only request 0 or 1 audiences");
        String audience = audiences.isEmpty() ? "" : audiences.get(0).asString("");
        boolean named =
                pod.at("spec", "volumes").valueStream().anyMatch(volume -> isIn(request, pod, volume, audience));
        request.require(
                named || isAllowed(request.attributes(), audience),
                "audience " + GoValue.quote(audience) + " not found in pod spec volume, "
                        + request.attributes().user().name()
                        + " is not authorized to request tokens for this audience");
    }

    private boolean isIn(NodeRequest request, KubeObject pod, JsonNode volume, String audience) {
        for (JsonNode source : volume.path("projected").path("sources")) {
            JsonNode token = source.path("serviceAccountToken");
            if (token.isObject() && token.path("audience").asString("").equals(audience)) {
                return true;
            }
        }
        return driverOf(request, pod, volume, audience)
                .filter(driver -> isAskedForBy(request, driver, audience))
                .isPresent();
    }

    private Optional<String> driverOf(NodeRequest request, KubeObject pod, JsonNode volume, String audience) {
        if (volume.path("csi").isObject()) {
            return Optional.of(volume.path("csi").path("driver").asString(""));
        }
        if (volume.path("ephemeral").path("volumeClaimTemplate").isObject()) {
            return driverOfClaim(
                    request, pod, pod.name() + "-" + volume.path("name").asString(""), audience);
        }
        if (volume.path("persistentVolumeClaim").isObject()) {
            String claim =
                    volume.path("persistentVolumeClaim").path("claimName").asString("");
            return driverOfClaim(request, pod, claim, audience);
        }
        return Optional.empty();
    }

    private Optional<String> driverOfClaim(NodeRequest request, KubeObject pod, String claim, String audience) {
        String volume = required(request, "", "persistentvolumeclaim", pod.namespace(), claim, audience)
                .at("spec", "volumeName")
                .asString("");
        JsonNode driver =
                required(request, "", "persistentvolume", "", volume, audience).at("spec", "csi", "driver");
        return driver.isString() ? Optional.of(driver.asString()) : Optional.empty();
    }

    private boolean isAskedForBy(NodeRequest request, String driver, String audience) {
        return required(request, "storage.k8s.io", "csidriver", "", driver, audience)
                .at("spec", "tokenRequests")
                .valueStream()
                .anyMatch(wanted -> wanted.path("audience").asString("").equals(audience));
    }

    private KubeObject required(
            NodeRequest request, String group, String singular, String namespace, String name, String audience) {
        return lookup.get(new GroupResource(group, singular + "s"), namespace, name)
                .orElseThrow(() -> request.forbidden("error validating audience " + GoValue.quote(audience) + ": "
                        + new GroupResource(group, singular) + " \"" + name + "\" not found"));
    }

    private boolean isAllowed(AdmissionAttributes attributes, String audience) {
        return authorizer
                .authorize(new AuthorizationAttributes(
                        attributes.user(),
                        VERB,
                        attributes.namespace(),
                        "",
                        "v1",
                        audience,
                        "",
                        attributes.name(),
                        true,
                        ""))
                .allowed();
    }
}
