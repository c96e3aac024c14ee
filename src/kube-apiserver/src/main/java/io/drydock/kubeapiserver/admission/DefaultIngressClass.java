package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.Set;

/**
 * Gives ingresses that name no class the one that is marked as default.
 *
 * @see "Go: plugin/pkg/admission/network/defaultingressclass/admission.go"
 */
final class DefaultIngressClass implements MutatingAdmission {
    static final String NAME = "DefaultIngressClass";
    private static final GroupResource CLASSES = new GroupResource("networking.k8s.io", "ingressclasses");
    private static final GroupResource INGRESSES = new GroupResource("networking.k8s.io", "ingresses");

    private final Lookup lookup;
    private final DefaultClass defaultClass;

    DefaultIngressClass(Lookup lookup, Release release) {
        this.lookup = lookup;
        this.defaultClass = new DefaultClass(
                Set.of("ingressclass.kubernetes.io/is-default-class"),
                " default IngressClasses were found, only 1 allowed",
                release);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!attributes.resource().groupResource().equals(INGRESSES)
                || !attributes.subresource().isEmpty()) {
            return;
        }
        KubeObject ingress = attributes.object().orElseThrow();
        boolean named = ingress.annotations().containsKey("kubernetes.io/ingress.class")
                || ingress.at("spec", "ingressClassName").isString();
        if (!named) {
            defaultClass
                    .among(lookup.list(CLASSES, ""), attributes)
                    .ifPresent(name -> ingress.objectAt("spec").put("ingressClassName", name));
        }
    }
}
