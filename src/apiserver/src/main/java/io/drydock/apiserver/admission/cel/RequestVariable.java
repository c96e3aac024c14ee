package io.drydock.apiserver.admission.cel;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.matching.Match;
import io.drydock.apiserver.authentication.UserInfo;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code request} in an expression. The objects are variables of their own.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/condition.go: CreateAdmissionRequest (1.36)"
 */
final class RequestVariable {
    private RequestVariable() {}

    static ObjectNode of(AdmissionAttributes write, Match match) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("kind", kind(match.kind()));
        request.set("resource", resource(match.resource()));
        putText(request, "subResource", write.subresource());
        request.set("requestKind", kind(write.kind()));
        request.set("requestResource", resource(write.resource()));
        putText(request, "requestSubResource", write.subresource());
        putText(request, "name", write.name());
        putText(request, "namespace", write.namespace());
        request.put("operation", write.operation().name());
        request.set("userInfo", user(write.user()));
        request.put("dryRun", write.dryRun());
        request.set("options", write.options());
        return request;
    }

    private static ObjectNode kind(GroupVersionKind kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.kind());
    }

    private static ObjectNode resource(GroupVersionResource resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("resource", resource.resource());
    }

    private static ObjectNode user(UserInfo info) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        putText(user, "username", info.name());
        putText(user, "uid", info.uid());
        putTexts(user, "groups", info.groups());
        if (!info.extra().isEmpty()) {
            ObjectNode extra = user.putObject("extra");
            info.extra().forEach((key, texts) -> texts.forEach(extra.putArray(key)::add));
        }
        return user;
    }

    private static void putText(ObjectNode object, String field, String text) {
        if (!text.isEmpty()) {
            object.put(field, text);
        }
    }

    private static void putTexts(ObjectNode object, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(object.putArray(field)::add);
        }
    }
}
