package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authorization.RuleResolver;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists what the one who asks may do in a namespace.
 *
 * @see "Go: pkg/registry/authorization/selfsubjectrulesreview/rest.go: REST.Create"
 */
final class SelfSubjectRulesReviewStorage implements Creater {
    private final Release release;
    private final RuleResolver resolver;

    SelfSubjectRulesReviewStorage(Release release, RuleResolver resolver) {
        this.release = release;
        this.resolver = resolver;
    }

    @Override
    public GroupVersionKind kind() {
        return AccessReview.VERSION.withKind("SelfSubjectRulesReview");
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        options.admission().admit(Optional.of(object), Optional.empty());
        String namespace = object.at("spec", "namespace").asString("");
        if (namespace.isEmpty()) {
            throw StatusErrors.badRequest("no namespace on request");
        }
        options.admission().validate(Optional.of(object), Optional.empty());
        return answer(resolver.rulesFor(scope.user(), namespace));
    }

    /** An object of its own: the answer does not repeat the question. */
    private KubeObject answer(RuleResolver.Rules rules) {
        KubeObject answer = KubeObject.ofKind(kind());
        answer.metadata();
        ReviewMetadata.complete(answer, release);
        answer.tree().putObject("spec");
        ObjectNode status = answer.tree().putObject("status");
        ArrayNode resourceRules = status.putArray("resourceRules");
        for (RuleResolver.ResourceRule rule : rules.resource()) {
            ObjectNode entry = resourceRules.addObject();
            put(entry, "verbs", rule.verbs());
            putUnlessEmpty(entry, "apiGroups", rule.apiGroups());
            putUnlessEmpty(entry, "resources", rule.resources());
            putUnlessEmpty(entry, "resourceNames", rule.resourceNames());
        }
        ArrayNode nonResourceRules = status.putArray("nonResourceRules");
        for (RuleResolver.NonResourceRule rule : rules.nonResource()) {
            ObjectNode entry = nonResourceRules.addObject();
            put(entry, "verbs", rule.verbs());
            putUnlessEmpty(entry, "nonResourceURLs", rule.nonResourceUrls());
        }
        status.put("incomplete", rules.incomplete());
        if (!rules.error().isEmpty()) {
            status.put("evaluationError", rules.error());
        }
        return answer;
    }

    private static void put(ObjectNode entry, String field, List<String> values) {
        values.forEach(entry.putArray(field)::add);
    }

    private static void putUnlessEmpty(ObjectNode entry, String field, List<String> values) {
        if (!values.isEmpty()) {
            put(entry, field, values);
        }
    }
}
