package io.drydock.kubeapiserver.registry.autoscaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.kubeapiserver.BuiltInScheme;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerTest {
    private static final String V2 = "autoscaling/v2/horizontalpodautoscalers";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'minReplicas':0 | spec.minReplicas: Invalid value: 0: must be greater than or equal to 1, spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas]",
                "'minReplicas':4 | spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`",
                "'metrics':[{'type':'Pods'}] | spec.metrics[0].pods: Required value: must populate information for the given metric source",
                "'metrics':[{'type':'Odd'}] | spec.metrics[0].type: Unsupported value: \"Odd\": supported values: \"ContainerResource\", \"External\", \"Object\", \"Pods\", \"Resource\"",
                "'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization'}}}] | spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization",
                "'metrics':[{'type':'Pods','pods':{'metric':{'name':'a/b'},'target':{'type':'AverageValue','averageValue':'1'}}}] | spec.metrics[0].pods.metric.name: Invalid value: \"a/b\": may not contain '/'",
                "'metrics':[{'type':'External','external':{'metric':{'name':'m'},'target':{'type':'Value','value':'1','averageValue':'1'}}}] | spec.metrics[0].external.target.value: Forbidden: may not set both a target value for metric and a per-pod target",
                "'metrics':[{'type':'External','external':{'metric':{'name':'m'},'target':{'type':'Odd','value':'0'}}}] | spec.metrics[0].external.target.type: Invalid value: \"Odd\": must be either Utilization, Value, or AverageValue, spec.metrics[0].external.target.value: Invalid value: \"0\": must be positive]",
                "'behavior':{'scaleUp':{'selectPolicy':'Odd'}} | spec.behavior.scaleUp.selectPolicy: Unsupported value: \"Odd\": supported values: \"Disabled\", \"Max\", \"Min\"",
                "'behavior':{'scaleDown':{'policies':[{'type':'Pods','value':0,'periodSeconds':1801}]}} | spec.behavior.scaleDown.policies[0].value: Invalid value: 0: must be greater than zero, spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800]",
            })
    void an_autoscaler_is_refused(String fields, String expected) {
        String all = expected.endsWith("]") ? "[" + expected : expected;
        assertEquals(
                "HorizontalPodAutoscaler.autoscaling \"x\" is invalid: " + all, server.refusal(V2, autoscaler(fields)));
    }

    @Test
    void behavior_is_filled_in_where_there_is_any() {
        KubeObject made = server.create(V2, autoscaler("'behavior':{'scaleDown':{'selectPolicy':'Min'}}"));
        assertEquals(
                0,
                made.at("spec", "behavior", "scaleUp", "stabilizationWindowSeconds")
                        .asInt());
        assertEquals(2, made.at("spec", "behavior", "scaleUp", "policies").size());
        assertEquals(
                "Min", made.at("spec", "behavior", "scaleDown", "selectPolicy").asString());
        assertTrue(made.at("spec", "behavior", "scaleDown", "stabilizationWindowSeconds")
                .isMissingNode());
    }

    @Test
    void what_v1_cannot_say_is_annotated_in_its_own_words() {
        KubeObject stored = inV1(older.create(
                "autoscaling/v2beta2/horizontalpodautoscalers",
                autoscaler("'metrics':[{'type':'Pods','pods':{'metric':{'name':'hits'},"
                        + "'target':{'type':'AverageValue','averageValue':'5'}}},"
                        + "{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':50}}}],"
                        + "'behavior':{'scaleDown':{'policies':[{'type':'Pods','value':1,'periodSeconds':2}]}}")));
        assertEquals(
                "<unknown>/5, <unknown>/50%",
                older.row("autoscaling/v1/horizontalpodautoscalers", "x").get(2));
        assertEquals(50, stored.at("spec", "targetCPUUtilizationPercentage").asInt());
        assertEquals(
                "[{\"type\":\"Pods\",\"pods\":{\"metricName\":\"hits\",\"targetAverageValue\":\"5\"}}]",
                stored.annotations().get("autoscaling.alpha.kubernetes.io/metrics"));
        assertEquals(
                "{\"ScaleUp\":{\"StabilizationWindowSeconds\":0,\"SelectPolicy\":\"Max\",\"Policies\":["
                        + "{\"Type\":\"Pods\",\"Value\":4,\"PeriodSeconds\":15},"
                        + "{\"Type\":\"Percent\",\"Value\":100,\"PeriodSeconds\":15}]},"
                        + "\"ScaleDown\":{\"StabilizationWindowSeconds\":null,\"SelectPolicy\":\"Max\",\"Policies\":["
                        + "{\"Type\":\"Pods\",\"Value\":1,\"PeriodSeconds\":2}]}}",
                stored.annotations().get("autoscaling.alpha.kubernetes.io/behavior"));

        Scheme scheme = BuiltInScheme.of(Release.V1_20);
        KubeObject back = scheme.convert(stored.deepCopy(), new GroupVersion("autoscaling", "v2beta2"));
        assertTrue(back.annotations().isEmpty());
        assertEquals(
                "hits",
                back.at("spec", "metrics")
                        .get(0)
                        .path("pods")
                        .path("metric")
                        .path("name")
                        .asString());
        assertEquals(
                50,
                back.at("spec", "metrics")
                        .get(1)
                        .path("resource")
                        .path("target")
                        .path("averageUtilization")
                        .asInt());
        assertEquals(
                1,
                back.at("spec", "behavior", "scaleDown", "policies")
                        .get(0)
                        .path("value")
                        .asInt());
        KubeObject flat = scheme.convert(stored.deepCopy(), new GroupVersion("autoscaling", "v2beta1"));
        assertEquals(
                "{\"type\":\"Pods\",\"pods\":{\"metricName\":\"hits\",\"targetAverageValue\":\"5\"}}",
                flat.at("spec", "metrics").get(0).toString());
        assertEquals(
                stored.tree(),
                scheme.convert(flat, new GroupVersion("autoscaling", "v1")).tree());
    }

    @Test
    void v1_wants_its_usual_target_only_when_nothing_else_is_measured() {
        assertEquals(
                80,
                inV1(older.create("autoscaling/v1/horizontalpodautoscalers", autoscaler("'minReplicas':1")))
                        .at("spec", "targetCPUUtilizationPercentage")
                        .asInt());
        String annotated = autoscaler("'minReplicas':1")
                .replace(
                        "'name':'x'",
                        "'name':'y','annotations':{'autoscaling.alpha.kubernetes.io/metrics':'[{\\\"type\\\":\\\"Pods\\\","
                                + "\\\"pods\\\":{\\\"metricName\\\":\\\"m\\\",\\\"targetAverageValue\\\":\\\"1\\\"}}]'}");
        assertTrue(inV1(older.create("autoscaling/v1/horizontalpodautoscalers", annotated))
                .at("spec", "targetCPUUtilizationPercentage")
                .isMissingNode());
    }

    private static KubeObject inV1(KubeObject autoscaler) {
        return BuiltInScheme.of(Release.V1_20).convert(autoscaler, new GroupVersion("autoscaling", "v1"));
    }

    private static String autoscaler(String fields) {
        return "{'metadata':{'name':'x'},'spec':{'maxReplicas':3,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'d'},"
                + fields + "}}";
    }
}
