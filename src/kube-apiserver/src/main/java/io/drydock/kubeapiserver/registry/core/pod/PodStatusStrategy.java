package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the node says of a pod. What has ended for good cannot run again.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podStatusStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodStatusUpdate"
 */
final class PodStatusStrategy extends StatusStrategy {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final List<String> SYSTEM_CONDITIONS = List.of("PodScheduled", "Ready", "Initialized");

    PodStatusStrategy(RestStrategy main) {
        super(main);
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("spec", "metadata.deletionTimestamp", "metadata.ownerReferences");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        super.prepareForUpdate(scope, pod, old);
        Trees.copyField(old.deepCopy().metadata(), pod.metadata(), "ownerReferences");
        String qosClass = old.at("status", "qosClass").asString("");
        if (!qosClass.isEmpty()) {
            pod.objectAt("status").put("qosClass", qosClass);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        int index = 0;
        for (JsonNode condition : pod.at("status", "conditions")) {
            String type = condition.path("type").asString("");
            FieldPath path =
                    FieldPath.of("metadata", "conditions").index(index++).child("Type");
            if (!SYSTEM_CONDITIONS.contains(type)) {
                errors.invalid(path, type, NameRules.qualifiedName(type));
            }
        }
        String policy = old.at("spec", "restartPolicy").asString("");
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            if (!policy.equals("Always")) {
                validateTransitions(pod, old, list, policy, errors);
            }
        }
        index = 0;
        for (JsonNode address : pod.at("status", "podIPs")) {
            String ip = address.path("ip").asString("");
            errors.invalid(STATUS.child("podIPs").index(index++), ip, AddressRules.ip(ip));
        }
        return errors.list();
    }

    private static void validateTransitions(
            KubeObject pod, KubeObject old, String list, String policy, FieldErrors errors) {
        int index = 0;
        for (JsonNode before : old.at("status", list)) {
            FieldPath path = STATUS.child(list).index(index++).child("state");
            JsonNode terminated = before.path("state").path("terminated");
            boolean mayRestart =
                    policy.equals("OnFailure") && terminated.path("exitCode").asLong(0) != 0;
            if (!terminated.isObject() || mayRestart) {
                continue;
            }
            for (JsonNode now : pod.at("status", list)) {
                boolean same = now.path("name").equals(before.path("name"));
                if (same && !now.path("state").path("terminated").isObject()) {
                    errors.forbidden(path, "may not be transitioned to non-terminated state");
                }
            }
        }
    }
}
