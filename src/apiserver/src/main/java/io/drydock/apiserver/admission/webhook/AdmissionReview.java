package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.webhook.WebhookCallException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to a webhook: may this be written, and how?
 *
 * @param version of the review, {@code v1} or {@code v1beta1}
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go:
 *     CreateAdmissionObjects"
 */
record AdmissionReview(String version, String uid, VersionedWrite write) {
    static final List<String> VERSIONS = List.of("v1", "v1beta1");

    /** @throws WebhookCallException when the webhook understands no version of reviews that there is */
    static AdmissionReview of(Webhook webhook, VersionedWrite write) throws WebhookCallException {
        Optional<String> version =
                webhook.reviewVersions().stream().filter(VERSIONS::contains).findFirst();
        if (version.isEmpty()) {
            throw new WebhookCallException("webhook does not accept known AdmissionReview versions (v1, v1beta1)", 400);
        }
        return new AdmissionReview(version.get(), UUID.randomUUID().toString(), write);
    }

    byte[] toJson() {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", "AdmissionReview");
        review.put("apiVersion", "admission.k8s.io/" + version);
        AdmissionAttributes attributes = write.attributes();
        ObjectNode request = review.putObject("request");
        request.put("uid", uid);
        request.set("kind", tree(write.match().kind()));
        request.set("resource", tree(write.match().resource()));
        putUnlessEmpty(request, "subResource", attributes.subresource());
        request.set("requestKind", tree(attributes.kind()));
        request.set("requestResource", tree(attributes.resource()));
        putUnlessEmpty(request, "requestSubResource", attributes.subresource());
        putUnlessEmpty(request, "name", attributes.name());
        putUnlessEmpty(request, "namespace", attributes.namespace());
        request.put("operation", attributes.operation().name());
        request.set("userInfo", tree(attributes.user()));
        request.set("object", treeOrNull(write.object()));
        request.set("oldObject", treeOrNull(write.oldObject()));
        request.put("dryRun", attributes.dryRun());
        request.set(
                "options", attributes.options().isEmpty() ? JsonNodeFactory.instance.nullNode() : attributes.options());
        return JsonEncoder.encode(review);
    }

    private static ObjectNode tree(GroupVersionKind kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.kind());
    }

    private static ObjectNode tree(GroupVersionResource resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("resource", resource.resource());
    }

    private static ObjectNode tree(UserInfo user) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty(tree, "username", user.name());
        putUnlessEmpty(tree, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            user.groups().forEach(tree.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = tree.putObject("extra");
            user.extra().forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
        return tree;
    }

    private static JsonNode treeOrNull(Optional<KubeObject> object) {
        return object.<JsonNode>map(KubeObject::tree).orElseGet(JsonNodeFactory.instance::nullNode);
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, String value) {
        if (!value.isEmpty()) {
            tree.put(field, value);
        }
    }
}
