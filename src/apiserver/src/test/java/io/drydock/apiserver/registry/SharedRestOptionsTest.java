package io.drydock.apiserver.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.schema.GroupResource;
import org.junit.jupiter.api.Test;

class SharedRestOptionsTest {

    @Test
    void keys_are_laid_out_as_kubernetes_lays_them_out() {
        assertEquals("configmaps", prefix("", "configmaps"));
        assertEquals("minions", prefix("", "nodes"));
        assertEquals("services/specs", prefix("", "services"));
        assertEquals("services/endpoints", prefix("", "endpoints"));
        assertEquals("controllers", prefix("", "replicationcontrollers"));
        assertEquals("deployments", prefix("apps", "deployments"));
        assertEquals("ingress", prefix("networking.k8s.io", "ingresses"));
        assertEquals("apiregistration.k8s.io/apiservices", prefix("apiregistration.k8s.io", "apiservices"));
    }

    private static String prefix(String group, String resource) {
        return SharedRestOptions.prefix(new GroupResource(group, resource));
    }
}
