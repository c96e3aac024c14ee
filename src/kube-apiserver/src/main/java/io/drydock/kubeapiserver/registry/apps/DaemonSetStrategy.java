package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Counts the changes of the template besides those of the whole. The count was a field in versions that are gone, and
 * goes on as an annotation.
 *
 * @see "Go: pkg/registry/apps/daemonset/strategy.go: daemonSetStrategy"
 */
final class DaemonSetStrategy extends TemplatedStrategy {
    static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    DaemonSetStrategy(ResourceContext context) {
        super(context, new DaemonSetValidation(context), "spec", "template");
    }

    /** Its pods have names that are made up whatever its own is. */
    @Override
    protected List<String> ownWarnings(KubeObject daemonSet) {
        return List.of();
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject daemonSet) {
        super.prepareForCreate(scope, daemonSet);
        setTemplateGeneration(daemonSet, Math.max(1, templateGeneration(daemonSet)));
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject daemonSet, KubeObject old) {
        super.prepareForUpdate(scope, daemonSet, old);
        long before = templateGeneration(old);
        setTemplateGeneration(daemonSet, JsonTrees.equal(template(daemonSet), template(old)) ? before : before + 1);
    }

    /** The template's generation belongs to the specification, although it is written as an annotation. */
    @Override
    protected void prepareForStatusUpdate(KubeObject daemonSet, KubeObject old) {
        setTemplateGeneration(daemonSet, templateGeneration(old));
    }

    private JsonNode template(KubeObject daemonSet) {
        return CanonicalForm.ofStored(daemonSet.tree(), context().type())
                .path("spec")
                .path("template");
    }

    private static long templateGeneration(KubeObject daemonSet) {
        try {
            return Long.parseLong(daemonSet.annotations().getOrDefault(TEMPLATE_GENERATION, "0"));
        } catch (NumberFormatException notCounted) {
            return 0;
        }
    }

    private static void setTemplateGeneration(KubeObject daemonSet, long generation) {
        daemonSet.setAnnotation(TEMPLATE_GENERATION, Long.toString(generation));
    }
}
