package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimWarnings;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Its pods have its name and their number, which is why newer releases ask for a label.
 *
 * @see "Go: pkg/registry/apps/statefulset/strategy.go: statefulSetStrategy"
 */
final class StatefulSetStrategy extends TemplatedStrategy {
    StatefulSetStrategy(ResourceContext context) {
        super(context, new StatefulSetValidation(context), "spec", "template");
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return release().atLeast(Release.V1_36)
                ? NameRules.nameIsDnsLabel(name, isPrefix)
                : NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    @Override
    protected List<String> ownWarnings(KubeObject statefulSet) {
        List<String> warnings = new ArrayList<>();
        int index = 0;
        for (JsonNode claim : statefulSet.at("spec", "volumeClaimTemplates")) {
            FieldPath path =
                    FieldPath.of("spec", "volumeClaimTemplates").index(index++).child("Spec");
            warnings.addAll(ClaimWarnings.of(claim.path("spec"), path));
        }
        return warnings;
    }
}
