package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.InternalJson;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The flow schemas and priority levels that the server cannot do without, and that therefore are always the same.
 *
 * @see "Go: pkg/apis/flowcontrol/internalbootstrap/default-internal.go"
 */
record MandatoryObjects(ResourceContext context) {
    private static final Set<String> NAMES = Set.of("exempt", "catch-all");

    /**
     * Whether an object is one of them, but not what it must be.
     *
     * @param open the fields of the specification that an administrator may change
     */
    boolean differs(KubeObject object, List<String> open) {
        if (!NAMES.contains(object.name())) {
            return false;
        }
        return BootstrapFlowControl.mandatory(context.release(), context.kind().kind(), object.name())
                .map(expected -> !spec(expected, open).equals(spec(object, open)))
                .orElse(false);
    }

    /** The specification as it is shown in errors. */
    JsonNode shown(KubeObject object) {
        return InternalJson.of(spec(object, List.of()), context.typeAt("spec"));
    }

    boolean isNewest() {
        return context.release().atLeast(Release.V1_36);
    }

    private JsonNode spec(KubeObject object, List<String> open) {
        JsonNode spec = CanonicalForm.ofStored(object.tree(), context.type()).path("spec");
        return spec instanceof ObjectNode fields ? fields.deepCopy().remove(open) : spec;
    }
}
