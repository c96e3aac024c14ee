package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job finds its pods by its own uid, unless its author insists on a selector.
 *
 * @see "Go: pkg/registry/batch/job/strategy.go: jobStrategy, generateSelector"
 */
final class JobStrategy extends TemplatedStrategy {
    private static final int MANY_COMPLETIONS = 100_000;
    private static final int MANY_AT_ONCE = 10_000;
    private static final String PREFIX = "batch.kubernetes.io/";
    private static final String NAME = "job-name";
    private static final String TIME_TO_LIVE = "ttlSecondsAfterFinished";
    private static final String UID = "controller-uid";

    JobStrategy(ResourceContext context) {
        super(context, new JobValidation(context), "spec", "template");
    }

    @Override
    protected List<String> ownWarnings(KubeObject job) {
        List<String> warnings = new ArrayList<>(super.ownWarnings(job));
        boolean huge = job.at("spec", "completionMode").asString("").equals("Indexed")
                && job.at("spec", "completions").asLong(0) > MANY_COMPLETIONS
                && job.at("spec", "parallelism").asLong(0) > MANY_AT_ONCE;
        if (huge) {
            warnings.add("spec.completions: In Indexed Jobs with a number of completions higher than 10^5 and a"
                    + " parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big"
                    + " number of indexes fail");
        }
        return warnings;
    }

    /** Older releases do not end jobs by the clock yet. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject job) {
        super.prepareForCreate(scope, job);
        dropTimeToLive(job);
        if (!job.at("spec", "manualSelector").asBoolean(false)) {
            generateSelector(job);
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject job, KubeObject old) {
        if (!old.at("spec", TIME_TO_LIVE).isNumber()) {
            dropTimeToLive(job);
        }
        super.prepareForUpdate(scope, job, old);
    }

    private void dropTimeToLive(KubeObject job) {
        if (!release().atLeast(Release.V1_36)) {
            job.objectAt("spec").remove(TIME_TO_LIVE);
        }
    }

    private void generateSelector(KubeObject job) {
        boolean prefixed = release().atLeast(Release.V1_36);
        ObjectNode labels = job.objectAt("spec", "template", "metadata", "labels");
        putIfAbsent(labels, NAME, job.name());
        putIfAbsent(labels, UID, job.uid());
        if (prefixed) {
            putIfAbsent(labels, PREFIX + NAME, job.name());
            putIfAbsent(labels, PREFIX + UID, job.uid());
        }
        putIfAbsent(job.objectAt("spec", "selector", "matchLabels"), prefixed ? PREFIX + UID : UID, job.uid());
    }

    private static void putIfAbsent(ObjectNode labels, String name, String value) {
        if (!labels.has(name)) {
            labels.put(name, value);
        }
    }

    /** A job without labels has those of its pods also when only the server has given them some. */
    @Override
    public void canonicalize(KubeObject job) {
        JsonNode labels = job.at("spec", "template", "metadata", "labels");
        if (job.labels().isEmpty() && !labels.isEmpty()) {
            job.metadata().set("labels", labels.deepCopy());
        }
    }

    @Override
    public boolean orphansDependentsByDefault() {
        return true;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject job) {
        return Map.of(
                "status.successful", Long.toString(job.at("status", "succeeded").asLong(0)));
    }
}
