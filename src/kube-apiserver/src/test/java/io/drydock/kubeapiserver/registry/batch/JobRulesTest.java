package io.drydock.kubeapiserver.registry.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'conditions':[{'type':'Complete','status':'True'}],'succeeded':1,'startTime':'2026-01-01T00:00:00Z' | [status.completionTime: Required value: completionTime is required for Complete jobs, status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition]",
                "'conditions':[{'type':'Failed','status':'True'},{'type':'FailureTarget','status':'True'}],'active':1,'succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.active: Invalid value: 1: active>0 is invalid for finished job",
                "'startTime':'2026-01-01T00:00:00Z' | status.succeeded: Invalid value: 0: cannot decrease the succeeded counter",
                "'succeeded':1 | status.startTime: Required value: startTime cannot be removed for unsuspended job",
                "'active':1,'ready':2,'succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.ready: Invalid value: 2: cannot set more ready pods than active",
                "'failedIndexes':'0','succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.failedIndexes: Invalid value: \"0\": cannot set non-null failedIndexes when backoffLimitPerIndex is null",
                "'completedIndexes':'0','succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.completedIndexes: Invalid value: \"0\": cannot set non-empty completedIndexes when non-indexed completion mode",
                "'completionTime':'2025-01-01T00:00:00Z','succeeded':1,'startTime':'2026-01-01T00:00:00Z' | [status.completionTime: Invalid value: \"2025-01-01T00:00:00Z\": cannot set completionTime when there is no Complete=True condition, status.completionTime: Invalid value: \"2025-01-01T00:00:00Z\": completionTime cannot be set before startTime]",
                "'conditions':[{'type':'Failed','status':'True'},{'type':'FailureTarget','status':'True'}],'uncountedTerminatedPods':{'succeeded':['a']},'succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.uncountedTerminatedPods: Invalid value: {\"Succeeded\":[\"a\"],\"Failed\":null}: uncountedTerminatedPods needs to be empty for finished job",
                "'uncountedTerminatedPods':{'succeeded':['a'],'failed':['a']},'succeeded':1,'startTime':'2026-01-01T00:00:00Z' | status.uncountedTerminatedPods.failed[0]: Duplicate value: \"a\"",
            })
    void the_status_of_a_job_makes_sense(String status, String expected) {
        server.create("batch/v1/jobs", named(TEMPLATE));
        server.update(
                "batch/v1/jobs/status",
                "x",
                job -> job.putObject("status").put("succeeded", 1).put("startTime", "2026-01-01T00:00:00Z"));
        Status refusal = BuiltInServer.refusal(() -> server.update(
                "batch/v1/jobs/status",
                "x",
                job -> job.set("status", JsonMapper.shared().readTree("{" + status.replace('\'', '"') + "}"))));
        assertEquals("Job.batch \"x\" is invalid: " + expected, refusal.message());
    }

    @Test
    void a_job_finishes_once() {
        server.create("batch/v1/jobs", named(TEMPLATE));
        server.update("batch/v1/jobs/status", "x", job -> {
            ObjectNode status = job.putObject("status")
                    .put("succeeded", 1)
                    .put("startTime", "2026-01-01T00:00:00Z")
                    .put("completionTime", "2026-01-01T00:00:01Z");
            status.putArray("conditions")
                    .addObject()
                    .put("type", "SuccessCriteriaMet")
                    .put("status", "True");
            status.withArrayProperty("conditions")
                    .addObject()
                    .put("type", "Complete")
                    .put("status", "True");
        });
        Status refusal = BuiltInServer.refusal(() -> server.update(
                "batch/v1/jobs/status",
                "x",
                job -> job.withObjectProperty("status").remove("conditions")));
        assertTrue(
                refusal.message()
                        .contains("status.conditions: Invalid value: cannot disable the terminal Complete=True"),
                refusal::message);
    }

    @Test
    void an_older_release_only_counts() {
        BuiltInServer old = new BuiltInServer(Release.V1_20);
        old.create("batch/v1/jobs", named(TEMPLATE));
        old.update("batch/v1/jobs/status", "x", job -> job.putObject("status").put("succeeded", 1));
        old.update("batch/v1/jobs/status", "x", job -> job.putObject("status").put("succeeded", 0));
        Status refusal = BuiltInServer.refusal(() -> old.update(
                "batch/v1/jobs/status", "x", job -> job.putObject("status").put("failed", -1)));
        assertEquals(
                "Job.batch \"x\" is invalid: status.failed: Invalid value: -1: must be greater than or equal to 0",
                refusal.message());
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
