package io.drydock.kubeapiserver.registry.core.podtemplate;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.DisabledPodFields;
import io.drydock.kubeapiserver.registry.core.podspec.PodWarnings;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * For what makes pods from a template: newer releases tell its author what they would tell the author of such a pod.
 *
 * @see "Go: pkg/registry/apps/deployment/strategy.go: deploymentStrategy.WarningsOnCreate, 1.36"
 */
public class TemplatedStrategy extends ValidatedStrategy {
    private final String[] template;

    /** @param template where the template is, such as {@code spec}, {@code template} */
    public TemplatedStrategy(ResourceContext context, ObjectValidation validation, String... template) {
        super(context, validation);
        this.template = template.clone();
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        DisabledPodFields.drop(podSpec(object), MissingNode.getInstance(), release());
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        DisabledPodFields.drop(podSpec(object), podSpec(old), release());
        super.prepareForUpdate(scope, object, old);
    }

    private JsonNode podSpec(KubeObject object) {
        return object.at(template).path("spec");
    }

    /** What to say of the whole object when it is new. */
    protected List<String> ownWarnings(KubeObject object) {
        return PodWarnings.ofOwnerName(object.name());
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        List<String> warnings = new ArrayList<>(ownWarnings(object));
        warnings.addAll(ofTemplate(object));
        return warnings;
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return ofChangedTemplate(object, old);
    }

    protected final List<String> ofChangedTemplate(KubeObject object, KubeObject old) {
        return object.generation() == old.generation() ? List.of() : ofTemplate(object);
    }

    private FieldPath path() {
        FieldPath path = FieldPath.of("");
        for (String step : template) {
            path = path.child(step);
        }
        return path;
    }

    protected final List<String> ofTemplate(KubeObject object) {
        return PodWarnings.ofTemplate(object.at(template), path());
    }
}
