package io.drydock.kubeapiserver.realanswers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.golden.SpacedJson;
import io.drydock.kubeapiserver.running.BothReleases;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks what was asked of real servers, and wants the same answers: defaults, refusals with their causes in order,
 * warnings. Nothing is kept, for each request is a dry run.
 */
class RealAnswersTest extends BothReleases {
    private static final String NAMESPACE = """
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "fuzz"}}""";

    @TestFactory
    Stream<DynamicTest> one_changed_field_is_answered_as_the_real_server_answers_it() throws IOException {
        requests.post("/api/v1/namespaces", NAMESPACE);
        return AnswerCases.of(release).stream()
                .map(cases -> DynamicTest.dynamicTest(cases.name(), () -> assertEquals(List.of(), missed(cases))));
    }

    private static List<String> missed(AnswerCases cases) {
        List<String> missed = new ArrayList<>();
        for (JsonNode base : cases.bases()) {
            if (cases.update()) {
                requests.post(cases.collection(), base.toString());
            }
            cases.cases().stream().filter(one -> one.base() == base).forEach(one -> compare(cases, one, missed));
            if (cases.update()) {
                requests.send("DELETE", cases.pathOf(base) + "?gracePeriodSeconds=0", "");
            }
        }
        return missed;
    }

    private static void compare(AnswerCases cases, AnswerCase one, List<String> missed) {
        Answer answer = Answer.of(ask(cases, one), one.answer().result().isPresent());
        if (!answer.equals(one.answer())) {
            missed.add("%n%s%n  real %s%n  ours %s".formatted(one, one.answer(), answer));
        }
    }

    private static HttpResponse<String> ask(AnswerCases cases, AnswerCase one) {
        if (!cases.update()) {
            return requests.send("POST", cases.collection() + "?dryRun=All", SpacedJson.of(one.object()));
        }
        String part = cases.subresource().isEmpty() ? "" : "/" + cases.subresource();
        return requests.send("PUT", cases.pathOf(one.base()) + part + "?dryRun=All", SpacedJson.of(one.object()));
    }
}
