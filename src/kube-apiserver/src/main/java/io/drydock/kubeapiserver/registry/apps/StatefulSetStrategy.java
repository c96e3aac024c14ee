package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimWarnings;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Its pods have its name and their number, which is why newer releases ask for a label.
 *
 * @see "Go: pkg/registry/apps/statefulset/strategy.go: statefulSetStrategy"
 */
final class StatefulSetStrategy extends TemplatedStrategy {
    private static final FieldPath CLAIMS = FieldPath.of("spec", "volumeClaimTemplates");

    StatefulSetStrategy(ResourceContext context) {
        super(context, new StatefulSetValidation(context), "spec", "template");
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return release().atLeast(Release.V1_36)
                ? NameRules.nameIsDnsLabel(name, isPrefix)
                : NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    /** How many pods may be missing while it rolls on is not asked yet, except where it was set before. */
    @Override
    public void prepareForCreate(RequestScope scope, KubeObject statefulSet) {
        super.prepareForCreate(scope, statefulSet);
        dropUnavailable(statefulSet);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject statefulSet, KubeObject old) {
        if (old.at("spec", "updateStrategy", "rollingUpdate", "maxUnavailable").isMissingNode()) {
            dropUnavailable(statefulSet);
        }
        super.prepareForUpdate(scope, statefulSet, old);
    }

    private static void dropUnavailable(KubeObject statefulSet) {
        if (statefulSet.at("spec", "updateStrategy", "rollingUpdate") instanceof ObjectNode rolling) {
            rolling.remove("maxUnavailable");
        }
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject statefulSet) {
        List<String> warnings = new ArrayList<>(ofTemplate(statefulSet));
        int index = 0;
        for (JsonNode claim : statefulSet.at("spec", "volumeClaimTemplates")) {
            warnings.addAll(ClaimWarnings.of(claim.path("spec"), CLAIMS.index(index++)));
        }
        addOfHistory(statefulSet, warnings);
        return warnings;
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject statefulSet, KubeObject old) {
        List<String> warnings = new ArrayList<>(ofChangedTemplate(statefulSet, old));
        int index = 0;
        for (JsonNode claim : statefulSet.at("spec", "volumeClaimTemplates")) {
            // Its name goes over the wire in this case only when there was one before.
            warnings.addAll(
                    ClaimWarnings.of(claim.path("spec"), CLAIMS.index(index++).child("Spec")));
        }
        addOfHistory(statefulSet, warnings);
        return warnings;
    }

    private static void addOfHistory(KubeObject statefulSet, List<String> warnings) {
        if (statefulSet.at("spec", "revisionHistoryLimit").asInt(0) < 0) {
            warnings.add("spec.revisionHistoryLimit: a negative value retains all historical revisions;"
                    + " a value >= 0 is recommended");
        }
    }
}
