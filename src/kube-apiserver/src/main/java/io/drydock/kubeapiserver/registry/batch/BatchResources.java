package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code batch}.
 *
 * @see "Go: pkg/registry/batch/rest/storage_batch.go: StorageProvider"
 */
public final class BatchResources {
    private BatchResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release) {
        return Map.of(
                new GroupResource("batch", "jobs"),
                ResourceDefinition.of(JobStrategy::new)
                        .withTable(BatchTables.jobs(release))
                        .withStatus(ValidatedStrategy::status),
                new GroupResource("batch", "cronjobs"),
                ResourceDefinition.of(context -> new TemplatedStrategy(
                                context, new CronJobValidation(context), "spec", "jobTemplate", "spec", "template"))
                        .withTable(BatchTables.cronJobs(release))
                        .withStatus(ValidatedStrategy::status));
    }
}
