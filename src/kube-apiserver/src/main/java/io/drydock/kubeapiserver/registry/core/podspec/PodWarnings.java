package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the author of a pod should know although nothing is wrong enough to refuse it.
 *
 * @see "Go: pkg/api/pod/warnings.go: GetWarningsForPod, GetWarningsForPodTemplate, 1.36"
 */
public final class PodWarnings {
    private static final Map<String, String> FORMER_ANNOTATIONS = annotations();
    static final String APP_ARMOR = "deprecated since v1.30; use the \"appArmorProfile\" field instead";
    private static final String SECCOMP = "non-functional in v1.27+; use the \"seccompProfile\" field instead";

    private PodWarnings() {}

    private static Map<String, String> annotations() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "scheduler.alpha.kubernetes.io/critical-pod",
                "non-functional in v1.16+; use the \"priorityClassName\" field instead");
        all.put("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead");
        all.put(
                "security.alpha.kubernetes.io/unsafe-sysctls",
                "non-functional in v1.11+; use the \"sysctls\" field instead");
        return all;
    }

    public static List<String> ofPod(KubeObject pod) {
        List<String> warnings = new ArrayList<>(
                ofName(pod.name(), "this is used in the Pod's hostname, which can result in surprising behavior"));
        warnings.addAll(warnings(pod.at("metadata"), pod.at("spec"), FieldPath.of(""), false));
        return warnings;
    }

    /**
     * @param template of the pods that a workload makes
     * @param path where the template is
     */
    public static List<String> ofTemplate(JsonNode template, FieldPath path) {
        return warnings(template.path("metadata"), template.path("spec"), path, true);
    }

    /** @param name of an object whose pods are named after it */
    public static List<String> ofOwnerName(String name) {
        return ofName(name, "this is used in Pod names and hostnames, which can result in surprising behavior");
    }

    private static List<String> ofName(String name, String use) {
        List<String> problems = NameRules.dns1123Label(name);
        return problems.isEmpty()
                ? List.of()
                : List.of(
                        "metadata.name: " + use + "; a DNS label is recommended: [" + String.join(" ", problems) + "]");
    }

    private static List<String> warnings(JsonNode metadata, JsonNode spec, FieldPath path, boolean isTemplate) {
        FieldPath specPath = path.child("spec");
        JsonNode annotations = metadata.path("annotations");
        FieldPath annotationsPath = path.child("metadata").child("annotations");
        List<String> warnings = new ArrayList<>(PlacementWarnings.ofNodes(spec, specPath));
        FORMER_ANNOTATIONS.forEach((key, message) -> {
            if (annotations.has(key)) {
                warnings.add(annotationsPath.key(key) + ": " + message);
            }
        });
        warnings.addAll(VolumeWarnings.of(spec.path("volumes"), specPath.child("volumes")));
        repeated(spec.path("hostAliases"), "ip", specPath.child("hostAliases"), warnings);
        repeated(spec.path("imagePullSecrets"), "name", specPath.child("imagePullSecrets"), warnings);
        int index = 0;
        for (JsonNode secret : spec.path("imagePullSecrets")) {
            FieldPath here = specPath.child("imagePullSecrets").index(index++).child("name");
            if (secret.path("name").asString("").isEmpty()) {
                warnings.add(here + ": invalid empty name \"\"");
            }
        }
        ContainerWarnings containers = new ContainerWarnings(warnings);
        containers.fractions(spec.path("overhead"), specPath.child("overhead"));
        String seccompOfPod = "seccomp.security.alpha.kubernetes.io/pod";
        JsonNode ofPod = spec.path("securityContext");
        if (!ofPod.path("seccompProfile").isObject() && annotations.has(seccompOfPod)) {
            warnings.add(annotationsPath.key(seccompOfPod) + ": " + SECCOMP);
        }
        containers.visit(spec, specPath, (container, here) -> {
            JsonNode own = container.path("securityContext");
            String name = container.path("name").asString("");
            String seccomp = "container.seccomp.security.alpha.kubernetes.io/" + name;
            if (!own.path("seccompProfile").isObject() && annotations.has(seccomp)) {
                warnings.add(annotationsPath.key(seccomp) + ": " + SECCOMP);
            }
            String appArmor = PodAnnotationValidation.APP_ARMOR + name;
            boolean profiled = own.path("appArmorProfile").isObject()
                    || ofPod.path("appArmorProfile").isObject();
            if (isTemplate && !profiled && annotations.has(appArmor)) {
                warnings.add(annotationsPath.key(appArmor) + ": " + APP_ARMOR);
            }
            containers.of(container, here);
        });
        containers.visit(spec, specPath, containers::ports);
        containers.visit(spec, specPath, containers::portNames);
        if (spec.path("terminationGracePeriodSeconds").asLong(0) < 0) {
            warnings.add(specPath.child("terminationGracePeriodSeconds")
                    + ": must be >= 0; negative values are invalid and will be treated as 1");
        }
        warnings.addAll(PlacementWarnings.ofPods(spec.path("affinity"), specPath.child("affinity")));
        addresses(spec, specPath, warnings);
        return warnings;
    }

    private static void addresses(JsonNode spec, FieldPath path, List<String> warnings) {
        FieldPath servers = path.child("dnsConfig").child("nameservers");
        int index = 0;
        for (JsonNode server : spec.path("dnsConfig").path("nameservers")) {
            warnings.addAll(AddressWarnings.ofIp(servers.index(index++), server.asString("")));
        }
        index = 0;
        for (JsonNode alias : spec.path("hostAliases")) {
            FieldPath here = path.child("hostAliases").index(index++).child("ip");
            warnings.addAll(AddressWarnings.ofIp(here, alias.path("ip").asString("")));
        }
    }

    private static void repeated(JsonNode list, String field, FieldPath path, List<String> warnings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String value = list.get(i).path(field).asString("");
            if (!seen.add(value)) {
                warnings.add(path.index(i).child(field) + ": duplicate " + field + " " + GoValue.quote(value));
            }
        }
    }
}
