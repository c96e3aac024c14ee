package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How jobs and cron jobs look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printJob, printCronJob"
 */
final class BatchTables {
    private static final List<String> STATES_AFTER_DELETION =
            List.of("Suspended", "FailureTarget", "SuccessCriteriaMet");

    private BatchTables() {}

    static Table jobs(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Status"),
                                TableColumn.text("Completions"),
                                TableColumn.text("Duration"),
                                TableColumn.text("Age"),
                                TableColumn.wideText("Containers"),
                                TableColumn.wideText("Images"),
                                TableColumn.wideText("Selector"))
                        .withRows((job, now) -> TableRow.of(
                                job.name(),
                                state(job),
                                completions(job),
                                duration(job, now),
                                Cells.age(job, now),
                                Cells.each(job.at("spec", "template", "spec", "containers"), "name"),
                                Cells.each(job.at("spec", "template", "spec", "containers"), "image"),
                                Cells.selector(job.at("spec", "selector"))))
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Completions"),
                                TableColumn.text("Duration"),
                                TableColumn.text("Age"),
                                TableColumn.wideText("Containers"),
                                TableColumn.wideText("Images"),
                                TableColumn.wideText("Selector"))
                        .withRows((job, now) -> TableRow.of(
                                job.name(),
                                completions(job),
                                duration(job, now),
                                Cells.age(job, now),
                                Cells.each(job.at("spec", "template", "spec", "containers"), "name"),
                                Cells.each(job.at("spec", "template", "spec", "containers"), "image"),
                                Cells.selector(job.at("spec", "selector"))));
    }

    static Table cronJobs(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Schedule"),
                                TableColumn.text("Timezone"),
                                TableColumn.flag("Suspend"),
                                TableColumn.number("Active"),
                                TableColumn.text("Last Schedule"),
                                TableColumn.text("Age"),
                                TableColumn.wideText("Containers"),
                                TableColumn.wideText("Images"),
                                TableColumn.wideText("Selector"))
                        .withRows((cronJob, now) -> TableRow.of(
                                cronJob.name(),
                                cronJob.at("spec", "schedule").asString(""),
                                Cells.orNone(cronJob.at("spec", "timeZone").asString("")),
                                suspend(cronJob),
                                (long) cronJob.at("status", "active").size(),
                                lastSchedule(cronJob, now),
                                Cells.age(cronJob, now),
                                Cells.each(containers(cronJob), "name"),
                                Cells.each(containers(cronJob), "image"),
                                Cells.selector(cronJob.at("spec", "jobTemplate", "spec", "selector"))))
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Schedule"),
                                TableColumn.flag("Suspend"),
                                TableColumn.number("Active"),
                                TableColumn.text("Last Schedule"),
                                TableColumn.text("Age"),
                                TableColumn.wideText("Containers"),
                                TableColumn.wideText("Images"),
                                TableColumn.wideText("Selector"))
                        .withRows((cronJob, now) -> TableRow.of(
                                cronJob.name(),
                                cronJob.at("spec", "schedule").asString(""),
                                suspend(cronJob),
                                (long) cronJob.at("status", "active").size(),
                                lastSchedule(cronJob, now),
                                Cells.age(cronJob, now),
                                Cells.each(containers(cronJob), "name"),
                                Cells.each(containers(cronJob), "image"),
                                Cells.selector(cronJob.at("spec", "jobTemplate", "spec", "selector"))));
    }

    private static String state(KubeObject job) {
        for (String end : List.of("Complete", "Failed")) {
            if (Conditions.isTrue(job, end)) {
                return end;
            }
        }
        if (job.deletionTimestamp().isPresent()) {
            return "Terminating";
        }
        return STATES_AFTER_DELETION.stream()
                .filter(state -> Conditions.isTrue(job, state))
                .findFirst()
                .orElse("Running");
    }

    private static String completions(KubeObject job) {
        long succeeded = job.at("status", "succeeded").asLong(0);
        JsonNode wanted = job.at("spec", "completions");
        long parallelism = job.at("spec", "parallelism").asLong(0);
        if (wanted.isNumber()) {
            return succeeded + "/" + wanted.asLong();
        }
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(KubeObject job, Instant now) {
        String start = job.at("status", "startTime").asString("");
        String end = job.at("status", "completionTime").asString("");
        if (start.isEmpty()) {
            return "";
        }
        return Cells.since(start, end.isEmpty() ? now : Instant.parse(end));
    }

    private static String suspend(KubeObject cronJob) {
        JsonNode suspend = cronJob.at("spec", "suspend");
        if (!suspend.isBoolean()) {
            return Cells.UNSET;
        }
        return suspend.asBoolean() ? "True" : "False";
    }

    private static String lastSchedule(KubeObject cronJob, Instant now) {
        String last = cronJob.at("status", "lastScheduleTime").asString("");
        return last.isEmpty() ? Cells.NONE : Cells.since(last, now);
    }

    private static JsonNode containers(KubeObject cronJob) {
        return cronJob.at("spec", "jobTemplate", "spec", "template", "spec", "containers");
    }
}
