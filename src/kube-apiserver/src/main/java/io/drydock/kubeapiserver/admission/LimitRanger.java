package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.List;

/**
 * Gives containers the requests and limits that their namespace has for those that name none, and holds pods and
 * claims to its bounds.
 *
 * @see "Go: plugin/pkg/admission/limitranger/admission.go: LimitRanger"
 */
final class LimitRanger implements MutatingAdmission, ValidatingAdmission {
    static final String NAME = "LimitRanger";
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");
    private static final GroupResource LIMIT_RANGES = new GroupResource("", "limitranges");

    private final Lookup lookup;

    LimitRanger(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (applies(attributes) && isPod(attributes)) {
            KubeObject pod = attributes.object().orElseThrow();
            for (KubeObject range : ranges(attributes)) {
                LimitDefaults.of(range).applyTo(pod);
            }
        }
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!applies(attributes)) {
            return;
        }
        KubeObject object = attributes.object().orElseThrow();
        for (KubeObject range : ranges(attributes)) {
            LimitChecks checks = new LimitChecks(range.at("spec", "limits"));
            List<String> problems = (isPod(attributes) ? checks.ofPod(object) : checks.ofClaim(object))
                    .stream().distinct().toList();
            if (!problems.isEmpty()) {
                String text = problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]";
                throw AdmissionErrors.forbidden(attributes, text);
            }
        }
    }

    /** What a pod's containers ask for only changes when it is resized. */
    private static boolean applies(AdmissionAttributes attributes) {
        GroupResource resource = attributes.resource().groupResource();
        boolean leaving =
                attributes.oldObject().flatMap(KubeObject::deletionTimestamp).isPresent();
        boolean createsPod = Targets.isPod(attributes) && attributes.operation() == Operation.CREATE;
        boolean resizesPod = resource.equals(Targets.PODS)
                && attributes.subresource().equals("resize")
                && attributes.operation() == Operation.UPDATE;
        return !leaving && (createsPod || resizesPod || Targets.is(attributes, CLAIMS));
    }

    private static boolean isPod(AdmissionAttributes attributes) {
        return attributes.resource().groupResource().equals(Targets.PODS);
    }

    private List<KubeObject> ranges(AdmissionAttributes attributes) {
        return lookup.list(LIMIT_RANGES, attributes.namespace());
    }
}
