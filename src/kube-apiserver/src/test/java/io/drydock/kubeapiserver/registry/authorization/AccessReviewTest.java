package io.drydock.kubeapiserver.registry.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.RuleResolver;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.request.RequestInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AccessReviewTest {
    private final List<AuthorizationAttributes> asked = new ArrayList<>();
    private final Authorizer bobMayGet = attributes -> {
        asked.add(attributes);
        return attributes.user().name().equals("bob") && attributes.verb().equals("get")
                ? Authorizer.Decision.allow("he may")
                : Authorizer.Decision.NO_OPINION;
    };

    @Test
    void a_review_answers_for_the_user_it_names() {
        KubeObject answer = review("subjectaccessreviews", """
                {'spec':{'user':'bob','groups':['dev'],'extra':{'k':['v']},
                 'resourceAttributes':{'namespace':'a','verb':'get','resource':'pods','subresource':'log'}}}""");

        assertEquals(parse("{'allowed':true,'reason':'he may'}").tree(), answer.at("status"));
        AuthorizationAttributes question = asked.getFirst();
        assertEquals(List.of("v"), question.user().extra().get("k"));
        assertEquals("log", question.subresource());
        assertEquals("*", question.apiVersion());
    }

    @Test
    void a_self_review_answers_for_the_one_who_asks() {
        KubeObject answer = review(
                "selfsubjectaccessreviews", "{'spec':{'nonResourceAttributes':{'path':'/metrics','verb':'get'}}}");

        assertEquals(parse("{'allowed':false}").tree(), answer.at("status"));
        assertEquals("alice", asked.getFirst().user().name());
        assertEquals("/metrics", asked.getFirst().path());
    }

    @Test
    void a_review_that_asks_nothing_is_refused_in_the_words_of_the_release() {
        StatusException refused =
                assertThrows(StatusException.class, () -> review("subjectaccessreviews", "{'spec':{}}"));

        assertEquals(
                ".authorization.k8s.io \"\" is invalid: [spec.resourceAttributes: Invalid value: \"null\": exactly one"
                        + " of nonResourceAttributes or resourceAttributes must be specified, spec.user: Invalid"
                        + " value: \"\": at least one of user or group must be specified]",
                refused.getMessage());
    }

    @Test
    void a_local_review_stays_in_its_namespace() {
        StatusException refused = assertThrows(StatusException.class, () -> review("localsubjectaccessreviews", """
                {'metadata':{'namespace':'a'},'spec':{'user':'bob',
                 'resourceAttributes':{'namespace':'b','verb':'get','resource':'pods'}}}"""));

        assertEquals(
                "spec.resourceAttributes.namespace",
                refused.status().details().orElseThrow().causes().getFirst().field());
    }

    @Test
    void the_list_of_rules_is_an_answer_without_the_question() {
        KubeObject answer = review("selfsubjectrulesreviews", "{'spec':{'namespace':'a'}}");

        assertEquals(parse("{}").tree(), answer.at("spec"));
        assertEquals(parse("""
                {'resourceRules':[{'verbs':['get'],'apiGroups':[''],'resources':['pods']}],
                 'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['/x']}],'incomplete':false}""").tree(), answer.at("status"));
    }

    @Test
    void the_list_of_rules_needs_a_namespace() {
        StatusException refused =
                assertThrows(StatusException.class, () -> review("selfsubjectrulesreviews", "{'spec':{}}"));

        assertEquals("no namespace on request", refused.getMessage());
    }

    private KubeObject review(String resource, String json) {
        RuleResolver rules = (user, namespace) -> new RuleResolver.Rules(
                List.of(new RuleResolver.ResourceRule(List.of("get"), List.of(""), List.of("pods"), List.of())),
                List.of(new RuleResolver.NonResourceRule(List.of("get"), List.of("/x"))),
                false,
                "");
        Creater storage = (Creater) new AuthorizationStorageProvider(Release.V1_20, bobMayGet, rules)
                .storage()
                .get("v1")
                .get(resource);
        KubeObject object = parse(json);
        RequestInfo request = new RequestInfo(
                true, "", "create", "apis", "authorization.k8s.io", "v1", "", resource, "", "", List.of());
        RequestScope scope = new RequestScope(request, UserInfo.of("alice"), object.namespace());
        return storage.create(scope, "", object, WriteOptions.internal());
    }

    private static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
