package io.drydock.kubeapiserver.registry.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRulesTest {
    private static final String TEMPLATE =
            "'template':{'spec':{'restartPolicy':'Never','containers':[{'name':'c','image':'i'}]}}";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    private static String named(String spec) {
        return "{'metadata':{'name':'x'},'spec':{" + spec + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'maxFailedIndexes':1,'completionMode':'Indexed','completions':2 | spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
                "'completionMode':'Indexed','parallelism':1 | spec.completions: Required value: when completion mode is Indexed",
                "'completionMode':'Odd' | spec.completionMode: Unsupported value: \"Odd\": supported values: \"NonIndexed\", \"Indexed\"",
                "'backoffLimitPerIndex':1 | spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode",
                "'managedBy':'me' | spec.managedBy: Invalid value: \"me\": must be a domain-prefixed path (such as \"acme.io/foo\")",
                "'podFailurePolicy':{'rules':[{'action':'Ignore'}]} | spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required",
                "'podFailurePolicy':{'rules':[{'action':'FailJob','onExitCodes':{'operator':'In','values':[2,1]}}]} | spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,1]: must be ordered",
                "'successPolicy':{'rules':[{'succeededIndexes':'0-5'}]},'completionMode':'Indexed','completions':3 | spec.successPolicy.rules[0].succeededIndexes: Invalid value: \"0-5\": error parsing succeededIndexes: too large index: \"5\"",
                "'podReplacementPolicy':'Later' | spec.podReplacementPolicy: Unsupported value: \"Later\": supported values: \"Failed\", \"TerminatingOrFailed\"",
            })
    void a_job_is_checked(String fields, String expected) {
        String job = named(TEMPLATE + "," + fields);
        assertEquals("Job.batch \"x\" is invalid: " + expected, server.refusal("batch/v1/jobs", job));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'schedule':'TZ=UTC 0 * * * *' | spec.schedule: Invalid value: \"TZ=UTC 0 * * * *\": cannot use TZ or CRON_TZ in schedule, use timeZone field instead",
                "'schedule':'0 * * * *','timeZone':'Nowhere' | spec.timeZone: Invalid value: \"Nowhere\": unknown time zone Nowhere",
                "'schedule':'0 * * * *','timeZone':'Local' | spec.timeZone: Invalid value: \"Local\": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
            })
    void a_cron_job_is_checked(String fields, String expected) {
        String cronJob = named("'jobTemplate':{'spec':{" + TEMPLATE + "}}," + fields);
        assertEquals("CronJob.batch \"x\" is invalid: " + expected, server.refusal("batch/v1/cronjobs", cronJob));
    }

    @Test
    void a_job_that_never_started_may_be_told_where_to_run() {
        server.create("batch/v1/jobs", named(TEMPLATE + ",'suspend':true"));
        KubeObject placed = server.update(
                "batch/v1/jobs",
                "x",
                job -> job.withObjectProperty("spec")
                        .withObjectProperty("template")
                        .withObjectProperty("spec")
                        .withObjectProperty("nodeSelector")
                        .put("a", "b"));
        assertEquals(
                "b", placed.at("spec", "template", "spec", "nodeSelector", "a").asString());
    }

    @Test
    void an_indexed_job_grows_with_its_parallelism() {
        server.create("batch/v1/jobs", named(TEMPLATE + ",'completionMode':'Indexed','completions':2,'parallelism':2"));
        assertEquals(
                "Job.batch \"x\" is invalid: spec.completions: Invalid value: 3: can only be modified in tandem with"
                        + " spec.parallelism",
                BuiltInServer.refusal(() -> server.update(
                                "batch/v1/jobs",
                                "x",
                                job -> job.withObjectProperty("spec").put("completions", 3)))
                        .message());
        server.update(
                "batch/v1/jobs",
                "x",
                job -> job.withObjectProperty("spec").put("completions", 3).put("parallelism", 3));
    }

    @Test
    void newer_releases_give_workloads_more_defaults() {
        String workload = named("'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},"
                + "'spec':{'containers':[{'name':'c','image':'i'}]}}");
        KubeObject daemonSet = server.create("apps/v1/daemonsets", workload);
        assertEquals(
                "{\"maxUnavailable\":1,\"maxSurge\":0}",
                daemonSet.at("spec", "updateStrategy", "rollingUpdate").toString());
        KubeObject statefulSet = server.create("apps/v1/statefulsets", workload);
        assertEquals(
                "Retain",
                statefulSet
                        .at("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled")
                        .asString());
    }
}
