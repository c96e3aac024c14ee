package io.drydock.kubeapiserver.registry.core.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.core.CoreServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LabelKeyMergeTest {
    private static final String IN = "{\"key\":\"l\",\"operator\":\"In\",\"values\":[\"v\"]}";
    private static final String NOT_IN = "{\"key\":\"m\",\"operator\":\"NotIn\",\"values\":[\"w\"]}";

    private final CoreServer server = new CoreServer(Release.V1_36);

    private static String pod(String fields) {
        return "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'x','labels':{'l':'v','m':'w'}},"
                + "'spec':{'containers':[{'name':'c','image':'i'}]," + fields + "}}";
    }

    private static String spread(String fields) {
        return "'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'k','whenUnsatisfiable':'DoNotSchedule',"
                + fields + "}]";
    }

    private static String affinity(String kind, String fields) {
        String term = "{'topologyKey':'k'," + fields + "}";
        return "'affinity':{'%s':{'requiredDuringSchedulingIgnoredDuringExecution':[%s],".formatted(kind, term)
                + "'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':1,'podAffinityTerm':%s}]}}"
                        .formatted(term);
    }

    @Test
    void a_new_pod_spreads_among_those_that_have_its_own_labels() {
        JsonNode spec = server.create("pods", pod(spread("'labelSelector':{},'matchLabelKeys':['l','unknown']")))
                .at("spec");
        assertEquals(
                "[" + IN + "]",
                spec.at("/topologySpreadConstraints/0/labelSelector/matchExpressions")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"podAffinity", "podAntiAffinity"})
    void a_new_pod_seeks_and_shuns_others_by_its_own_labels(String kind) {
        String fields = "'labelSelector':{'matchLabels':{'a':'b'}},'matchLabelKeys':['l'],'mismatchLabelKeys':['m']";
        JsonNode affinity = server.create("pods", pod(affinity(kind, fields))).at("spec", "affinity", kind);
        String expected = "[" + IN + "," + NOT_IN + "]";
        assertEquals(
                expected,
                affinity.at("/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchExpressions")
                        .toString());
        assertEquals(
                expected,
                affinity.at(
                                "/preferredDuringSchedulingIgnoredDuringExecution/0/podAffinityTerm/labelSelector/matchExpressions")
                        .toString());
    }

    @Test
    void a_pod_whose_labels_were_merged_can_be_updated() {
        server.create("pods", pod(spread("'labelSelector':{},'matchLabelKeys':['l']")));
        assertEquals(
                "z",
                server.update(
                                "pods",
                                "x",
                                pod -> pod.withObjectProperty("metadata")
                                        .withObjectProperty("labels")
                                        .put("l", "z"))
                        .labels()
                        .get("l"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'labelSelector':{'matchLabels':{'l':'v'}},'matchLabelKeys':['m','l'] | spec.topologySpreadConstraints[0][1]: Invalid value: \"l\": exists in both matchLabelKeys and labelSelector",
                "'matchLabelKeys':['l'] | spec.topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
                "'labelSelector':{},'matchLabelKeys':['/l'] | spec.topologySpreadConstraints[0].matchLabelKeys[0]: Invalid value: \"/l\": prefix part must be non-empty",
            })
    void keys_that_cannot_be_merged_are_refused(String fields, String expected) {
        assertEquals(
                "Pod \"x\" is invalid: " + expected,
                server.refusal("pods", pod(spread(fields))).message());
    }
}
