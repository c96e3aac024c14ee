package io.drydock.kubeapiserver.admission.lookup;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;

/** What a write is about, as far as several plug-ins ask. */
public final class Targets {
    public static final GroupResource PODS = new GroupResource("", "pods");
    public static final GroupResource NODES = new GroupResource("", "nodes");
    public static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    private Targets() {}

    /** Whether it is about a whole object of the resource and not about a subresource. */
    public static boolean is(AdmissionAttributes attributes, GroupResource resource) {
        return attributes.resource().groupResource().equals(resource)
                && attributes.subresource().isEmpty();
    }

    public static boolean isPod(AdmissionAttributes attributes) {
        return is(attributes, PODS);
    }
}
