package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What claims to devices say when their authors do not.
 *
 * @see "Go 1.36: pkg/apis/resource/v1/defaults.go"
 */
public final class DynamicResourceDefaults {
    private DynamicResourceDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        if (!release.atLeast(Release.V1_36)) {
            return;
        }
        for (String version : List.of("v1", "v1beta2")) {
            scheme.defaults(kind(version, "ResourceClaim"), DynamicResourceDefaults::claim);
            scheme.defaults(
                    kind(version, "ResourceClaimTemplate"),
                    template -> requests(template.at("spec", "spec", "devices")));
            scheme.defaults(kind(version, "ResourceSlice"), DynamicResourceDefaults::taints);
        }
    }

    private static GroupVersionKind kind(String version, String kind) {
        return new GroupVersionKind(DynamicResources.GROUP, version, kind);
    }

    private static void claim(KubeObject claim) {
        requests(claim.at("spec", "devices"));
        for (JsonNode result : claim.at("status", "allocation", "devices", "results")) {
            operators(result.path("tolerations"));
        }
    }

    private static void operators(JsonNode tolerations) {
        for (JsonNode toleration : tolerations) {
            Defaults.text((ObjectNode) toleration, "operator", "Equal");
        }
    }

    private static void requests(JsonNode devices) {
        for (JsonNode request : devices.path("requests")) {
            count(request.path("exactly"));
            request.path("firstAvailable").forEach(DynamicResourceDefaults::count);
        }
    }

    private static void count(JsonNode request) {
        if (request instanceof ObjectNode fields) {
            Defaults.text(fields, "allocationMode", "ExactCount");
            operators(fields.path("tolerations"));
            if (fields.path("allocationMode").asString("").equals("ExactCount")) {
                Defaults.nonZero(fields, "count", 1);
            }
        }
    }

    private static void taints(KubeObject slice) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (JsonNode device : slice.at("spec", "devices")) {
            for (JsonNode taint : device.path("taints")) {
                Defaults.text((ObjectNode) taint, "timeAdded", now);
            }
        }
    }
}
